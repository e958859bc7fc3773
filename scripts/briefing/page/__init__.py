"""Parses the pages, fills them with values and blocks, and writes them as Markdown for the publishers."""

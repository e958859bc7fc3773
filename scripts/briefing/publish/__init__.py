"""Publishes a briefing: pages with MkDocs, PDFs and cards with Typst, and the cover page that links both languages."""

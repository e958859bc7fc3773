"""Pages: read once into their parts, filled with values and blocks, and written as Markdown for the publishers."""

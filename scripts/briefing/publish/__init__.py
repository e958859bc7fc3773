"""Publishes a briefing: pages with MkDocs, PDFs and cards with Typst, and a cover page that links to both languages."""

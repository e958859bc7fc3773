"""Builds a bilingual briefing, as a website and as PDFs, from data/ and docs/."""

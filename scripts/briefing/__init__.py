"""A bilingual briefing, as a site and as PDFs, from data/ and docs/."""

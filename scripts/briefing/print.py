def pdf(briefing,language,tree): return b"%PDF-stub"

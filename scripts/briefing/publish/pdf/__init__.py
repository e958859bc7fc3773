"""Makes the PDFs: `serialise` converts the HTML of pages to Typst markup, and `document` typesets it."""

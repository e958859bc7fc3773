"""PDFs: a page's HTML becomes Typst markup (serialise), and a document of it is typeset (document)."""

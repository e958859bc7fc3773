"""Publishing: the pages by MkDocs, the PDFs and cards by Typst, and the page that leads to both languages."""

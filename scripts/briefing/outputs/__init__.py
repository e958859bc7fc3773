"""Makes the data files, search index, feed, sitemap and structured data of a site, and measures its files."""

"""Makes the outputs of a briefing other than its pages: data files, search index, feed, sitemap, structured data."""

"""What is made of a briefing besides its pages: data files, search index, feed, sitemap and structured data."""

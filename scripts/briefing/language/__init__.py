"""How each language writes numbers, dates and ordinals, and how numbers typed by hand are found in its text."""

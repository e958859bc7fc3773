"""Problems and messages as values: their place, what is wrong, the fix, and the sentence in each language."""

"""Problems (a place, a description and a fix) and the translatable messages that describe them."""

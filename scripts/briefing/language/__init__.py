"""Formats numbers, dates and ordinals in each language, and finds numbers typed by hand in text."""

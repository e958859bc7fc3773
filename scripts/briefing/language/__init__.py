"""The rules of each language: formats numbers, dates and ordinals, and finds numbers typed by hand in text."""

"""Stores results and finished sites on disk."""

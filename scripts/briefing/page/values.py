"""Finds the values of data/ in finished HTML, each of which carries the id of its fact or claim."""

VALUES = ".//*[contains(concat(' ', @class, ' '), ' fact ')]"
"""The XPath expression of all elements that contain a value.

The id is in `data-fact`; a link to the entry of the fact or claim has it only in its address, after the #.
"""

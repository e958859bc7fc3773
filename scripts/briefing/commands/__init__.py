"""The commands behind `make`, a module each."""

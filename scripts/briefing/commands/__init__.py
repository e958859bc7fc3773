"""The larger commands of `make`, with the modules that they use."""

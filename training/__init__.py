"""Builds the spelling engine's model from ../shared: ``python -m training.build``."""

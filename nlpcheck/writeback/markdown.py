"""Markdown: the file is the text."""

from nlpcheck.writeback.text import apply

__all__ = ["apply"]

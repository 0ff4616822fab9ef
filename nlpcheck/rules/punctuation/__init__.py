"""标点（PU）."""

PREFIX = "PU"
TITLE = "标点"

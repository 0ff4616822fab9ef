"""语法（GR）."""

PREFIX = "GR"
TITLE = "语法"

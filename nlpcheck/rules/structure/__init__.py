"""结构与必备内容（ST）."""

PREFIX = "ST"
TITLE = "结构与必备内容"

"""表格勾稽（TB）."""

PREFIX = "TB"
TITLE = "表格勾稽"

"""前后一致（XC）."""

PREFIX = "XC"
TITLE = "前后一致"

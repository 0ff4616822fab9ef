"""隐私与残留（PR）."""

PREFIX = "PR"
TITLE = "隐私与残留"

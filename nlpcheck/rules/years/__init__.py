"""年度衔接（YR）."""

PREFIX = "YR"
TITLE = "年度衔接"

"""名称与引用（NM）."""

PREFIX = "NM"
TITLE = "名称与引用"

"""数字日期与序号（NU）."""

PREFIX = "NU"
TITLE = "数字日期与序号"

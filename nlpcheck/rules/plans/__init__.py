"""改进措施（PL）."""

PREFIX = "PL"
TITLE = "改进措施"

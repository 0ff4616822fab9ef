"""错别字（SP）."""

PREFIX = "SP"
TITLE = "错别字"

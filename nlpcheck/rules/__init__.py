"""The rules: one folder a family, one file a rule, or TOML pattern rules."""

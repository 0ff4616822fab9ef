"""Known defects planted in clean reports: how many are found, and what else fires.

Shares nothing with the rules: the tables' labels, the layouts, the sentences and
the wrong words here are its own (``labels.toml``, ``plants/*.tsv``).  Of the
package it uses the checker and the settings.
"""

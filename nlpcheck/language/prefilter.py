"""Long alternations, tried only where one class of characters allows."""

from __future__ import annotations

import re
from collections.abc import Iterator


def find_from(
    pattern: re.Pattern[str], starts: re.Pattern[str], text: str
) -> Iterator[re.Match[str]]:
    """``pattern.finditer(text)``, tried only at the places that ``starts`` finds.

    ``starts`` matches the one character with which every match of ``pattern``
    begins.  A search for one class is many times as fast as one for a long alternation.
    """
    at = 0
    for start in starts.finditer(text):
        if start.start() >= at and (match := pattern.match(text, start.start())):
            yield match
            at = max(match.end(), start.end())

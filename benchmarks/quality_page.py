"""docs/quality.md: each benchmark writes its own part, between its marks."""

from __future__ import annotations

import re
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent / "docs" / "quality.md"
_HEAD = "# Quality, measured\n\nEach part names its data, split and command; run the command to make it anew.\n"


def write_part(name: str, title: str, command: str, text: str, page: Path = PAGE) -> None:
    """Put ``text`` under ``title``, with its command, as part ``name``."""
    put(name, f"## {title}\n\n`{command}`\n\n{text.strip()}", page)


def put(name: str, text: str, page: Path = PAGE) -> None:
    """Put ``text`` between ``<!-- name:begin -->`` and ``<!-- name:end -->``.

    A part that isn't there yet is added at the end; all else stays.
    """
    begin, end = f"<!-- {name}:begin -->", f"<!-- {name}:end -->"
    part = f"{begin}\n{text.strip()}\n{end}"
    old = page.read_text("utf-8") if page.exists() else _HEAD
    pattern = re.compile(re.escape(begin) + ".*?" + re.escape(end), re.S)
    if pattern.search(old):
        new = pattern.sub(lambda _: part, old)
    else:
        new = old.rstrip() + "\n\n" + part + "\n"
    page.write_text(new, "utf-8")

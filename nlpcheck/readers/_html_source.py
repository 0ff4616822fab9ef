"""Where every stretch of a page's text stands in its source: the standard library's tokenizer."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from typing import NamedTuple

OPEN, CLOSE = "\ue000", "\ue001"
"""Around a stretch's number in the page that lxml gets."""

#: A number may go without its ``;``, as browsers read it.
_REFERENCE = re.compile(
    r"&(?:(?:#[0-9]{1,4000}|#[xX][0-9a-fA-F]{1,4000});?|[A-Za-z][A-Za-z0-9]{1,31};)"
)
_MARK = re.compile(r"\s*nlpcheck\s+(off|on)\b(.*)\Z", re.I | re.S)


class Source(NamedTuple):
    """A stretch of source text: where it stands and what it reads."""

    start: int
    end: int
    text: str


class Mark(NamedTuple):
    """A suppression comment."""

    start: int
    end: int
    on: bool
    codes: tuple[str, ...]


class Splitter(HTMLParser):
    """Finds text, entities and suppression comments with their offsets."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.source = source
        self.starts = [0]
        self.starts += [match.end() for match in re.finditer("\n", source)]
        self.texts: list[Source] = []
        self.marks: list[Mark] = []

    def _offset(self) -> int:
        line, column = self.getpos()
        return self.starts[line - 1] + column

    def handle_data(self, data: str) -> None:
        """Plain text; the tokenizer leaves references in it after a broken one."""
        start = self._offset()
        at = 0
        for match in _REFERENCE.finditer(data) if "&" in data else ():
            if match.start() > at:
                self.texts.append(
                    Source(start + at, start + match.start(), data[at : match.start()])
                )
            self._put(start + match.start(), start + match.end())
            at = match.end()
        if at < len(data):
            self.texts.append(Source(start + at, start + len(data), data[at:]))

    def handle_entityref(self, name: str) -> None:
        """``&nbsp;``; without ``;`` it may stand for itself."""
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        """``&#160;``."""
        self._reference(f"&#{name}")

    def _reference(self, written: str) -> None:
        start = self._offset()
        end = start + len(written)
        if self.source[end : end + 1] == ";":
            end += 1
        self._put(start, end)

    def _put(self, start: int, end: int) -> None:
        read = unescape(self.source[start:end])
        read = "".join(" " if c in OPEN + CLOSE or 0xD800 <= ord(c) < 0xE000 else c for c in read)
        self.texts.append(Source(start, end, read))

    def handle_comment(self, data: str) -> None:
        """``<!-- nlpcheck off CODES -->``."""
        found = _MARK.match(data)
        if found:
            start = self._offset()
            codes = tuple(c.upper() for c in re.split(r"[\s,，、]+", found[2]) if c)
            end = self.source.find(">", start) + 1 or len(self.source)
            self.marks.append(Mark(start, end, found[1].lower() == "on", codes))

"""Where a span stands in its file: asked by writers and write-back, filled by readers."""

from __future__ import annotations

from bisect import bisect_right

from nlpcheck.types import Document, Place, Segment

_PARTS = {"textbox": "文本框", "footnote": "脚注", "endnote": "尾注"}


def segments_of(document: Document, start: int, end: int) -> list[Segment]:
    """The segments that share a character with ``[start, end)``, in order.

    For an empty span: the segment that holds the place, the one that ends
    there before the one that starts there.
    """
    segments = document.segments
    if start == end:
        found = [s for s in _around(segments, start) if s.start <= start <= s.end]
        found.sort(key=lambda s: (s.start == start and s.end != start, s.start))
        return found[:1]
    index = max(0, bisect_right(segments, start, key=lambda s: s.start) - 1)
    while index > 0 and segments[index - 1].end > start:
        index -= 1
    found = []
    while index < len(segments) and segments[index].start < end:
        if segments[index].end > start:
            found.append(segments[index])
        index += 1
    return found


def _around(segments: list[Segment], offset: int) -> list[Segment]:
    high = bisect_right(segments, offset, key=lambda s: s.start)
    return segments[max(0, high - 4) : high]


def place_at(document: Document, offset: int) -> Place | None:
    """The place of one character, its offset into its run, element or page counted on."""
    found = segments_of(document, offset, offset + 1) or segments_of(document, offset, offset)
    if not found:
        return None
    segment = found[0]
    place = segment.place
    return Place(
        part=place.part,
        page=place.page,
        paragraph=place.paragraph,
        run=place.run,
        table=place.table,
        row=place.row,
        column=place.column,
        line=place.line,
        element=place.element,
        box=place.box,
        offset=place.offset + max(0, min(offset, segment.end) - segment.start),
    )


def words(place: Place) -> str:
    """A place in Chinese words: ``第3页 表2第4行第5列``."""
    said = []
    if place.part in _PARTS:
        said.append(_PARTS[place.part])
    if place.page is not None:
        said.append(f"第{place.page}页")
    if place.table is not None:
        cell = f"表{place.table}第{place.row}行第{place.column}列"
        said.append(cell)
    elif place.paragraph is not None:
        said.append(f"第{place.paragraph}段")
    if place.line is not None:
        said.append(f"第{place.line}行")
    return " ".join(said)

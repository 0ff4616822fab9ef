"""Automatic numbers of lists, as the reader of a page sees them (WordprocessingML)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS = "〇一二三四五六七八九"


class Level(msgspec.Struct):
    """One level of a list: its start, number format and pattern (``（%1）``)."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    style: str | None = None
    legal: bool = False


class Style(msgspec.Struct):
    """What a paragraph style gives: name, heading level and list."""

    name: str = ""
    based_on: str | None = None
    outline: int | None = None
    number: str | None = None
    level: int | None = None


class Styles:
    """The paragraph styles of a document."""

    def __init__(self, root: etree._Element | None) -> None:
        self.styles: dict[str, Style] = {}
        self.default: str | None = None
        for node in root.iterfind(f"{W}style") if root is not None else ():
            if node.get(f"{W}type", "paragraph") not in ("paragraph", "numbering"):
                continue
            key = node.get(f"{W}styleId", "")
            style = Style(
                name=(_value(node, "name") or "").lower(), based_on=_value(node, "basedOn")
            )
            style.outline = _int(_value(node, "pPr/outlineLvl"))
            style.number = _value(node, "pPr/numPr/numId")
            style.level = _int(_value(node, "pPr/numPr/ilvl"))
            self.styles[key] = style
            if node.get(f"{W}default") in ("1", "true", "on"):
                self.default = self.default or key

    def chain(self, key: str | None) -> list[tuple[str, Style]]:
        """A style and what it is based on, nearest first."""
        found: list[tuple[str, Style]] = []
        key = key or self.default
        while key and key in self.styles and len(found) < 20:
            found.append((key, self.styles[key]))
            key = self.styles[key].based_on
        return found


class Numbering:
    """Counts a document's lists, paragraph by paragraph in reading order."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, dict[int, Level]] = {}
        self._number: dict[str, str] = {}
        self._override: dict[str, dict[int, Level | int]] = {}
        self._count: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        links: dict[str, str] = {}
        for node in root.iterfind(f"{W}abstractNum") if root is not None else ():
            key = node.get(f"{W}abstractNumId", "")
            self._abstract[key] = dict(_level(item) for item in node.iterfind(f"{W}lvl"))
            link = _value(node, "numStyleLink")
            if link:
                links[key] = link
        for node in root.iterfind(f"{W}num") if root is not None else ():
            key = node.get(f"{W}numId", "")
            self._number[key] = _value(node, "abstractNumId") or ""
            self._override[key] = {}
            for item in node.iterfind(f"{W}lvlOverride"):
                level = _int(item.get(f"{W}ilvl")) or 0
                own = item.find(f"{W}lvl")
                start = _int(_value(item, "startOverride"))
                if own is not None:
                    self._override[key][level] = _level(own)[1]
                elif start is not None:
                    self._override[key][level] = start
        for key, link in links.items():
            style = styles.styles.get(link)
            if style and style.number in self._number:
                self._abstract[key] = self._abstract.get(self._number[style.number], {})

    def label(self, paragraph: etree._Element) -> str:
        """The number before a paragraph (counted on), "" where there is none."""
        own, level, style = self._list_of(paragraph)
        if not own or own == "0" or own not in self._number:
            return ""
        abstract = self._number[own]
        levels = self._abstract.get(abstract, {})
        if level is None:
            level = next((i for i, lv in levels.items() if lv.style and lv.style == style), 0)
        override = self._override[own].get(level)
        here = override if isinstance(override, Level) else levels.get(level)
        if here is None:
            return ""
        count = self._count.setdefault(abstract, {})
        start = override if isinstance(override, int) else here.start
        if isinstance(override, int) and (own, level) not in self._begun:
            count[level] = start
        else:
            count[level] = count[level] + 1 if level in count else start
        self._begun.add((own, level))
        for deeper in [key for key in count if key > level]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or (restart and level < restart):
                del count[deeper]
        if here.format in ("bullet", "none") and "%" not in here.text:
            return "" if here.format == "bullet" else here.text

        def put(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            shown = levels.get(at, here) if at != level else here
            style_of = "decimal" if here.legal and at != level else shown.format
            return spell(count.get(at, shown.start), style_of)

        label = re.sub(r"%([1-9])", put, here.text)
        return label + " " if label[-1:].isalnum() else label

    def _list_of(self, paragraph: etree._Element) -> tuple[str | None, int | None, str | None]:
        properties = paragraph.find(f"{W}pPr")
        number = level = style = None
        if properties is not None:
            number = _value(properties, "numPr/numId")
            level = _int(_value(properties, "numPr/ilvl"))
            style = _value(properties, "pStyle")
        if number is not None:
            return number, level or 0, style
        for key, item in self._styles.chain(style):
            if item.number is not None:
                return item.number, item.level if level is None else level, key
        return None, None, style


def spell(number: int, style: str) -> str:
    """A count in a number format (``w:numFmt``); unknown formats as decimal."""
    if style in ("chineseCounting", "japaneseCounting", "taiwaneseCounting") or style in (
        "chineseCountingThousand",
        "taiwaneseCountingThousand",
        "ideographTraditional",
    ):
        return chinese(number)
    if style in ("ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand"):
        return "".join(_DIGITS[int(digit)] for digit in str(number))
    if style in ("chineseLegalSimplified", "ideographLegalTraditional"):
        return chinese(number, "零壹贰叁肆伍陆柒捌玖", "拾佰仟")
    if style in ("decimalEnclosedCircle", "decimalEnclosedCircleChinese") and 1 <= number <= 20:
        return chr(ord("①") + number - 1)
    if style == "ideographEnclosedCircle" and 1 <= number <= 10:
        return chr(ord("㊀") + number - 1)
    if style == "decimalEnclosedParen" and 1 <= number <= 20:
        return chr(ord("⑴") + number - 1)
    if style in ("decimalFullWidth", "decimalFullWidth2"):
        return "".join(chr(ord("０") + int(digit)) for digit in str(number))
    if style == "decimalZero":
        return f"{number:02d}"
    if style in ("upperLetter", "lowerLetter") and 1 <= number <= 26 * 20:
        letter = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if style == "upperLetter" else letter.lower()
    if style in ("upperRoman", "lowerRoman") and 0 < number < 4000:
        roman = _roman(number)
        return roman if style == "upperRoman" else roman.lower()
    return "" if style == "none" else str(number)


def chinese(number: int, digits: str = "零一二三四五六七八九", units: str = "十百千") -> str:
    """A number below 10,000 in Chinese: 11 → 十一, 105 → 一百零五; others in digits."""
    if not 0 <= number < 10_000:
        return str(number)
    if number < 10:
        return digits[number]
    out = ""
    text = str(number)
    for index, char in enumerate(text):
        unit = len(text) - 1 - index
        if char != "0":
            out += digits[int(char)] + (units[unit - 1] if unit else "")
        elif out and not out.endswith(digits[0]) and text[index:].strip("0"):
            out += digits[0]
    return out[1:] if out.startswith("一十") else out


def _roman(number: int) -> str:
    out = ""
    for value, letters in (
        *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC")),
        *((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
    ):
        out += letters * (number // value)
        number %= value
    return out


def _level(node: etree._Element) -> tuple[int, Level]:
    level = Level(
        start=_int(_value(node, "start")) or 0,
        format=_value(node, "numFmt") or "decimal",
        text=_value(node, "lvlText") or "",
        restart=_int(_value(node, "lvlRestart")),
        style=_value(node, "pStyle"),
        legal=node.find(f"{W}isLgl") is not None,
    )
    return _int(node.get(f"{W}ilvl")) or 0, level


def _value(node: etree._Element, path: str) -> str | None:
    found: Any = node.find("/".join(W + part for part in path.split("/")))
    return None if found is None else found.get(f"{W}val")


def _int(text: str | None) -> int | None:
    try:
        return None if text is None else int(text)
    except ValueError:
        return None

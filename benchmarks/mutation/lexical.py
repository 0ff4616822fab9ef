"""Plants from ``plants/*.tsv``: a sentence put into a report, or a word of it exchanged.

Columns: code, operation, text (``\\uXXXX`` for what is invisible), condition.  ``⟦wrong→right⟧`` marks the defect.
Operations: ``ins`` a sentence within section one, ``par`` a paragraph of its own,
``bare`` the same where the full title of the 条例 has been taken out,
``intro`` at the end of the preamble, ``first`` at the head of section one,
``par6`` in section six, ``told`` in place of what is told of applications,
``rep`` exchanges a word of the report (``here⇒there``).
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

from .draft import CLOSE, OPEN, Draft
from .numbers import bank_card, identity_card, mobile
from .planting import REGISTRY, SETS, Plant, Recipe

MARK = re.compile(r"⟦([^→⟦⟧]*)→([^⟦⟧]*)⟧")


def load() -> None:
    """Register every row of every set's ``*.tsv``."""
    folder = Path(__file__).parent / "plants"
    files = [
        (part, path) for part, name in enumerate(SETS, 1) for path in (folder / name).glob("*.tsv")
    ]
    for part, path in sorted(files):
        for code, operation, text, need in rows(path):
            _register(code, operation, text, need, part)


def rows(path: Path) -> Iterator[tuple[str, str, str, str]]:
    """The columns of each row of a file, invisible characters in their place; no condition is ""."""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        code, operation, text, *need = line.split("\t")
        text = re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text)
        yield code, operation, text, need[0] if need else ""


def _register(code: str, operation: str, text: str, need: str, part: int) -> None:
    from . import facts  # it takes its marks from here

    def plant(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
        if operation == "told":
            by = rng.choice([1, 2, 3])
            return facts.tell(code, draft, text, by, {"XC001", "XC003", "XC006", "NU004"}, (need,))
        if not fits(draft, need):
            return None
        filled = fill(text, draft, rng)
        if operation == "rep":
            return exchange(code, draft, rng, filled)
        if operation == "bare":
            return put(code, without_title(draft), rng, filled, "ins")
        return put(code, draft, rng, filled, operation)

    REGISTRY.recipes.setdefault(code, []).append(Recipe(code, 1, plant, part))


def fits(draft: Draft, need: str) -> bool:
    """Whether a draft meets a row's condition (``2021+``, ``old``, ``town``, ``undefined`` …)."""
    if not need:
        return True
    if need.endswith("+"):
        return draft.year >= int(need[:-1])
    if need == "old":
        return draft.old
    if need in ("city", "county"):
        ends = "市" if need == "city" else "县区"
        return draft.kind == "gov" and draft.place[-1] in ends
    if need == "small":
        return draft.kind in ("town", "street")
    if need == "undefined":
        return "以下简称" not in "".join(draft.intro + draft.sections[0].paragraphs)
    return draft.kind == need


def fill(text: str, draft: Draft, rng: random.Random) -> str:
    """Put the report's year, unit and place, and invented private numbers, into a row's text."""
    values = {
        "year": str(draft.year),
        "next": str(draft.year + 1),
        "last": str(draft.year - 1),
        "unit": draft.issuer,
        "place": draft.place,
        "idcard": identity_card(rng),
        "mobile": mobile(rng),
        "bank": bank_card(rng),
    }
    return re.sub(r"\{(\w+)\}", lambda found: values[found[1]], text)


def without_title(draft: Draft) -> Draft:
    """The report without the full title of the 条例, so that a short one stands undefined."""
    made = draft.copy()
    for paragraphs, index in narrative(made):
        paragraphs[index] = re.sub(
            r"《中华人民共和国政府信息公开条例》(（[^）]*）)?", "有关法规", paragraphs[index]
        )
    return made


def wrong(text: str) -> str:
    """The defect with its place marked."""
    return MARK.sub(lambda found: f"{OPEN}{found[1]}{CLOSE}", text)


def right(text: str) -> str:
    """The text without the defect."""
    return MARK.sub(lambda found: found[2], text)


def boundaries(paragraph: str) -> list[int]:
    """Offsets after a 。 outside quotes and brackets, where the next sentence stands on its own."""
    found = []
    depth = 0
    for index, character in enumerate(paragraph):
        depth += (character in "“（《") - (character in "”）》")
        if character == "。" and depth == 0:
            rest = paragraph[index + 1 :]
            if not re.match(r"其中|其|该|对此|上述|二是|三是|四是|第[二三四]", rest):
                found.append(index + 1)
    return found


def hosts(draft: Draft) -> list[int]:
    """Paragraphs of section one into which any sentence may go."""
    return [
        index
        for index, text in enumerate(draft.sections[0].paragraphs)
        if len(text) > 20 and text.endswith("。") and boundaries(text) and "申请" not in text
    ]


def put(code: str, draft: Draft, rng: random.Random, text: str, operation: str) -> Plant | None:
    """Put a sentence in, once with the defect and once without."""
    bad, good = draft.copy(), draft.copy()
    first = draft.sections[0].paragraphs
    if operation == "ins":
        places = hosts(draft)
        if not places:
            return None
        where = rng.choice(places)
        cuts = boundaries(first[where])
        at = cuts[-1] if rng.random() < 0.5 else rng.choice(cuts)
        for made, form in ((bad, wrong(text)), (good, right(text))):
            old = first[where]
            made.sections[0].paragraphs[where] = old[:at] + form + old[at:]
    else:
        section, where = {
            "par": (0, rng.choice(hosts(draft) or [0]) + 1),
            "first": (0, 0),
            "par6": (5, len(draft.sections[5].paragraphs)),
        }.get(operation, (-1, len(draft.intro)))
        for made, form in ((bad, wrong(text)), (good, right(text))):
            target = made.intro if section < 0 else made.sections[section].paragraphs
            target.insert(where, form)
    return Plant(code, bad, MARK.sub(r"⟦\1⟧", text), mended=good)


def narrative(draft: Draft) -> list[tuple[list[str], int]]:
    """Every paragraph of the text outside the tables, as (list, index)."""
    found = [(draft.intro, index) for index in range(len(draft.intro))]
    for section in draft.sections:
        found += [(section.paragraphs, index) for index in range(len(section.paragraphs))]
    return found


def exchange(code: str, draft: Draft, rng: random.Random, text: str) -> Plant | None:
    """Exchange one word of the report, anywhere in its text, for the row's wrong one."""
    here, there = text.split("⇒")
    bad = draft.copy()
    places = [
        (paragraphs, index, found.start())
        for paragraphs, index in narrative(bad)
        for found in re.finditer(re.escape(here), paragraphs[index])
        if not quoted(paragraphs[index], found.start())
    ]
    if not places:
        return None
    paragraphs, index, start = rng.choice(places)
    old = paragraphs[index]
    paragraphs[index] = old[:start] + wrong(there) + old[start + len(here) :]
    shown = old[max(0, start - 8) : start] + MARK.sub(r"⟦\1⟧", there) + old[start + len(here) :][:8]
    return Plant(code, bad, shown, mended=draft)


def quoted(text: str, at: int) -> bool:
    """Whether an offset lies in quotation marks, a book title or a web address."""
    before = text[:at]
    if before.count("“") > before.count("”") or before.count("《") > before.count("》"):
        return True
    return bool(re.search(r"(https?|www)[^\s，。）]*$", before))

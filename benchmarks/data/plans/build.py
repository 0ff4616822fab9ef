"""Build the JSONL of every set (``SETS``) from the hand-marked sources beside this file.

A source file holds reports, each opened by a line ``=== id | issuer | year``; what follows,
up to the next such line, is the text of section five with inline marks:

* ``[P|…]`` a problem of this year; problems are numbered from 1 in order of appearance
* ``[S1,2|…]`` ``[Y1|…]`` ``[V|…]`` a measure judged specific, partly or vague, which answers
  the problems named by number (none after the letter: it answers none of them)
* ``{w:…}`` ``{t:…}`` ``{q:…}`` ``{o:…}`` ``{c:…}`` ``{m:…}`` inside a measure: an element of
  kind who, when, quantity, object, check or means
* ``[L|…]`` a span that tells of last year's problems and their mending

Marks of one level do not nest or cross. Offsets written out are code points of the text
without marks, half open. The half of a report follows from a hash of its id; its source must
lie in the folder of that name, so that whoever develops against ``develop`` can leave ``test``
unread. Run ``python build.py`` to write the files, ``python build.py --check`` to compare only.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
HALVES = ("develop", "test")
# The sets after the halves were written later; their ids are not hashed.
SETS = (
    *HALVES,
    "extra",  # for development
    "blind1",  # written without a look at the analysis
    "blind2",  # likewise: larger offices, longer prose; develop and extra served as samples of form
    "voices",  # measures alone, without problems, for the model of elements to learn from
    "voices2",  # likewise: sober prose of counties, bureaus and towns, written from the guideline
    "voices3",  # likewise: departments, large cities, vertical units, institutions and zones
    "voices4",  # likewise: small offices, towns and bureaus in the manner of develop; objects, checks, means
    "voices5",  # likewise: ordinary wording of offices of every level; borders drawn by the guideline
)
VERDICTS = {"S": "specific", "Y": "partly", "V": "vague"}
KINDS = {"w": "who", "t": "when", "q": "quantity", "o": "object", "c": "check", "m": "means"}
HEADER = re.compile(r"^=== (\S+) \| (.+?) \| (\d{4})$")
OPEN = re.compile(r"\[(?:(P|L)|([SYV])((?:\d+(?:,\d+)*)?))\|")
OPEN_ELEMENT = re.compile(r"\{([wtqocm]):")


class MarkError(ValueError):
    """A mark that does not parse; the message names the report and the place."""


def half_of(report_id: str) -> str:
    """Return ``develop`` or ``test``: the parity of the first byte of the id's SHA-256."""
    return HALVES[hashlib.sha256(report_id.encode()).digest()[0] % 2]


def verdict_of(kinds: set[str]) -> str:
    """Return the verdict that the guideline's counting rule gives to a set of element kinds."""
    strong = kinds & {"who", "when", "quantity", "check"}
    if len(strong) >= 2 or ("object" in kinds and strong - {"who"}):
        return "specific"
    return "partly" if strong or "object" in kinds else "vague"


def parse(report_id: str, issuer: str, year: int, marked: str) -> dict[str, Any]:
    """Return one report as a record; raises MarkError where a mark does not parse."""
    out: list[str] = []
    length = 0
    problems: list[dict[str, Any]] = []
    measures: list[dict[str, Any]] = []
    last_year: list[dict[str, Any]] = []
    answers: list[tuple[int, int]] = []
    span: dict[str, Any] | None = None
    element: dict[str, Any] | None = None
    position = 0

    def fail(reason: str) -> MarkError:
        return MarkError(f"{report_id}: {reason} near {marked[max(0, position - 15):position + 25]!r}")

    while position < len(marked):
        char = marked[position]
        if char == "[":
            match = OPEN.match(marked, position)
            if match is None or span is not None:
                raise fail("bad or nested mark")
            span = {"start": length, "end": -1}
            if match[1] == "P":
                problems.append(span)
            elif match[1] == "L":
                last_year.append(span)
            else:
                span.update(verdict=VERDICTS[match[2]], elements=[])
                answers += [(int(n) - 1, len(measures)) for n in match[3].split(",") if n]
                measures.append(span)
            position = match.end()
        elif char == "{":
            match = OPEN_ELEMENT.match(marked, position)
            if match is None or span is None or "elements" not in span or element is not None:
                raise fail("bad, nested or stray element")
            element = {"kind": KINDS[match[1]], "start": length, "end": -1}
            span["elements"].append(element)
            position = match.end()
        elif char == "}":
            if element is None:
                raise fail("stray }")
            element["end"], element = length, None
            position += 1
        elif char == "]":
            if span is None or element is not None:
                raise fail("stray ]")
            span["end"], span = length, None
            position += 1
        else:
            out.append(char)
            length += 1
            position += 1
    if span is not None or element is not None:
        raise fail("mark not closed")
    return {
        "id": report_id,
        "issuer": issuer,
        "year": year,
        "text": "".join(out),
        "problems": problems,
        "measures": measures,
        "alignment": [list(pair) for pair in sorted(answers)],
        "last_year": last_year,
    }


def validate(record: dict[str, Any]) -> list[str]:
    """Return what is wrong with a record: empty or ragged spans, bad indexes, odd verdicts."""
    text, wrong = record["text"], []
    spans = record["problems"] + record["measures"]
    spans += [e for m in record["measures"] for e in m["elements"]]
    for s in spans + record["last_year"]:
        piece = text[s["start"] : s["end"]]
        if s in record["last_year"]:
            piece = piece.rstrip("。；")  # whole sentences, with their last stop
        if not piece or piece != piece.strip() or piece[-1] in "。；，、：" or piece[0] in "。；，、：":
            wrong.append(f"ragged span {piece!r}")
    for p, m in record["alignment"]:
        if not (0 <= p < len(record["problems"]) and 0 <= m < len(record["measures"])):
            wrong.append(f"alignment {p + 1} to {m + 1} points nowhere")
    for m in record["measures"]:
        expected = verdict_of({e["kind"] for e in m["elements"]})
        if expected != m["verdict"]:
            wrong.append(f"{m['verdict']}, counted {expected}: {text[m['start']:m['end']]!r}")
    return wrong


def load(folder: Path) -> list[dict[str, Any]]:
    """Return the records of every source file in a folder, ordered by id."""
    records = []
    for path in sorted(folder.glob("*.txt")):
        header, lines = None, []
        for line in [*path.read_text(encoding="utf-8").splitlines(), "=== end | end | 0000"]:
            match = HEADER.match(line)
            if match is None:
                lines.append(line)
                continue
            if header is not None:
                body = "\n".join(lines).strip("\n")
                records.append(parse(header[1], header[2], int(header[3]), body))
            header, lines = match, []
    return sorted(records, key=lambda r: r["id"])


def main() -> int:
    """Build or check every set; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="compare with the files, write nothing")
    parser.add_argument("--counts", action="store_true", help="print counts of labels")
    options = parser.parse_args()
    status, seen = 0, set()
    for half in SETS:
        try:
            records = load(HERE / half)
        except MarkError as error:
            print(error, file=sys.stderr)
            return 1
        for record in records:
            wrong = validate(record)
            if half in HALVES and half_of(record["id"]) != half:
                wrong.append(f"belongs in {half_of(record['id'])}/")
            if record["id"] in seen:
                wrong.append("id used twice")
            seen.add(record["id"])
            for reason in wrong:
                print(f"{record['id']}: {reason}", file=sys.stderr)
                status = 1
        body = "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records)
        target = HERE / f"{half}.jsonl"
        if not options.check:
            target.write_text(body, encoding="utf-8")
        elif not target.exists() or target.read_text(encoding="utf-8") != body:
            print(f"{target.name} is not what the sources give", file=sys.stderr)
            status = 1
        if options.counts:
            verdicts = Counter(m["verdict"] for r in records for m in r["measures"])
            kinds = Counter(e["kind"] for r in records for m in r["measures"] for e in m["elements"])
            print(half, len(records), "reports", sum(len(r["problems"]) for r in records), "problems",
                  sum(verdicts.values()), "measures", dict(verdicts), dict(kinds),
                  sum(len(r["alignment"]) for r in records), "pairs",
                  sum(len(r["last_year"]) for r in records), "last-year spans")
    return status


if __name__ == "__main__":
    raise SystemExit(main())

"""What corpus/ must give: compare a run with NAME.expected.json, or write them anew.

    python corpus/expect.py            what differs; exit 1 if anything does
    python corpus/expect.py --write    write what is found now, for review with git diff
    python corpus/expect.py --planted  which planted defects (NAME.defects.tsv) are found

All reports are checked in one call, so that consecutive years of one issuer are
compared with each other.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from nlpcheck import checker
from nlpcheck.settings import Settings
from nlpcheck.types import Checked, ReportResult

CORPUS = Path(__file__).parent
KEYS = ("rule", "severity", "line", "column", "text", "suggestion", "fix")
Row = dict[str, Any]


def reports() -> list[Path]:
    """The reports: every file of the folder that is neither data about one nor a program."""
    return sorted(
        path
        for path in CORPUS.iterdir()
        if path.suffix not in (".json", ".tsv", ".py")
        and path.name != "README.md"
        and path.is_file()
    )


def run() -> dict[Path, Checked]:
    """Check them all; raises AssertionError where one can't be read."""
    paths = reports()
    result = checker.check_paths([str(path) for path in paths], Settings())
    assert not result.errors, result.errors
    return {Path(checked.document.path): checked for checked in result.checked}


def rows(result: ReportResult) -> list[Row]:
    """A report's findings as its expected file lists them."""
    found = [
        {
            "rule": finding.rule,
            "severity": finding.severity.value,
            "line": finding.start.line,
            "column": finding.start.column,
            "text": finding.text,
            "suggestion": finding.suggestions[0] if finding.suggestions else None,
            "fix": finding.fix,
        }
        for finding in result.findings
    ]
    return sorted(found, key=lambda row: (row["line"], row["column"], row["rule"]))


def facts(result: ReportResult) -> Row:
    """Whose report it is, and what was made of its tables."""
    return {
        "issuer": result.issuer,
        "year": result.year,
        "template": result.template,
        "tables": {
            table.name: {
                "status": table.status,
                **Counter(identity.status for identity in table.identities),
            }
            for table in result.tables
        },
        "findings": rows(result),
    }


def expected_path(report: Path) -> Path:
    """``NAME.expected.json`` beside the report."""
    return report.with_name(f"{report.stem}.expected.json")


def expected(report: Path) -> Row | None:
    """What must be found in a report; None where it has not been written yet."""
    path = expected_path(report)
    return json.loads(path.read_text("utf-8")) if path.exists() else None


def written(facts: Row) -> str:
    """The expected file's text: one finding a line, so that a diff shows which changed."""
    head = {key: value for key, value in facts.items() if key != "findings"}
    lines = [json.dumps(row, ensure_ascii=False) for row in facts["findings"]]
    body = json.dumps(head, ensure_ascii=False, indent=1)[:-2]
    items = ",\n  ".join(lines)
    return (
        f'{body},\n "findings": [{chr(10) + "  " + items + chr(10) + " " if items else ""}]\n}}\n'
    )


def difference(report: Path, result: ReportResult) -> list[str]:
    """What is found and not expected (+), expected and not found (-), or otherwise so (~)."""
    wanted = expected(report)
    if wanted is None:
        return [f"? {report.name}：尚无 {expected_path(report).name}"]
    got = facts(result)
    lines = [
        f"~ {key}: {wanted.get(key)!r} → {got[key]!r}"
        for key in got
        if key != "findings" and got[key] != wanted.get(key)
    ]
    have = Counter(_line(row) for row in got["findings"])
    want = Counter(_line(row) for row in wanted["findings"])
    lines += [f"- {line}" for line in sorted((want - have).elements())]
    lines += [f"+ {line}" for line in sorted((have - want).elements())]
    return lines


def _line(row: Row) -> str:
    return json.dumps([row[key] for key in KEYS], ensure_ascii=False)


def by_rule(checked: dict[Path, Checked]) -> dict[str, tuple[int, int, int]]:
    """(right, wrong, missed) of each rule against the expected files."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for report, item in checked.items():
        wanted = expected(report)
        if wanted is None:
            continue
        have = Counter(_line(row) for row in rows(item.result))
        want = Counter(_line(row) for row in wanted["findings"])
        for counter, lines in ((right, have & want), (wrong, have - want), (missed, want - have)):
            counter.update(json.loads(line)[0] for line in lines.elements())
    return {
        code: (right[code], wrong[code], missed[code])
        for code in sorted(set(right) | set(wrong) | set(missed))
    }


def planted(report: Path) -> list[tuple[str, str, int | None, str]]:
    """(rule, wrong text, line, note) of each defect that was written in on purpose."""
    path = report.with_name(f"{report.stem}.defects.tsv")
    if not path.exists():
        return []
    found = []
    for line in path.read_text("utf-8").splitlines()[1:]:
        code, wrong, _, note, place = (line.split("\t") + [""] * 5)[:5]
        number = place.partition(":")[0]
        found.append((code, wrong, int(number) if number.isdigit() else None, note))
    return found


def show_planted(checked: dict[Path, Checked]) -> None:
    """Print planted defects that no finding of their rule meets, and what else is found."""
    hit: Counter[str] = Counter()
    miss: defaultdict[str, list[str]] = defaultdict(list)
    for report, item in checked.items():
        left = [(f.rule, f.start.line, f.end.line, f) for f in item.result.findings]
        for code, wrong, line, note in planted(report):
            match = next(
                (x for x in left if x[0] == code and (line is None or x[1] <= line <= x[2])), None
            )
            if match is None:
                miss[code].append(f"{report.name}:{line} {wrong[:30]} {note[:30]}")
            else:
                left.remove(match)
                hit[code] += 1
        for _, start, _, finding in left:
            if finding.severity != "info":
                print(f"+ {report.name}:{start} {finding.rule} {finding.message[:90]}")
    for code, lines in sorted(miss.items()):
        for line in lines:
            print(f"- {code} {line}")
    total = sum(hit.values())
    print(f"planted: {total} of {total + sum(map(len, miss.values()))} found")


def main() -> int:
    """The command line above."""
    checked = run()
    if "--planted" in sys.argv:
        show_planted(checked)
        return 0
    if "--write" in sys.argv:
        for report, item in checked.items():
            expected_path(report).write_text(written(facts(item.result)), "utf-8")
        return 0
    differs = False
    for report, item in checked.items():
        lines = difference(report, item.result)
        if lines:
            differs = True
            print(report.name, *lines, sep="\n  ")
    return int(differs)


if __name__ == "__main__":
    sys.exit(main())

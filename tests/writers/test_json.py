"""The JSON's keys, one by one: they may grow, none may go or change its kind."""

from __future__ import annotations

import json
from typing import Any

from nlpcheck.types import ErrorResult
from nlpcheck.writers import WriteOptions, render
from tests.writers.made import made_run

TEXT, NUMBER, MAYBE = str, (int, float), type(None)
POSITION = {"line": int, "column": int, "offset": int}
SCHEMA: dict[str, Any] = {
    "schema": int,
    "tool": {"name": TEXT, "version": TEXT},
    "reports": [
        {
            "path": TEXT,
            "format": TEXT,
            "issuer": TEXT,
            "year": (int, MAYBE),
            "template": (str, MAYBE),
            "date": TEXT,
            "sections": [
                {"number": int, "title": TEXT, "status": TEXT, "line": (int, MAYBE)},
            ],
            "tables": [
                {
                    "name": TEXT,
                    "status": TEXT,
                    "identities": [
                        {
                            "rule": TEXT,
                            "where": TEXT,
                            "equation": TEXT,
                            "left": (int, MAYBE),
                            "right": (int, MAYBE),
                            "status": TEXT,
                        }
                    ],
                }
            ],
            "findings": [
                {
                    "rule": TEXT,
                    "name": TEXT,
                    "severity": TEXT,
                    "message": TEXT,
                    "section": (int, MAYBE),
                    "where": TEXT,
                    "start": POSITION,
                    "end": POSITION,
                    "text": TEXT,
                    "suggestions": [TEXT],
                    "fix": (str, MAYBE),
                    "confidence": NUMBER,
                    "related": [
                        {
                            "path": TEXT,
                            "start": POSITION,
                            "end": POSITION,
                            "text": TEXT,
                            "message": TEXT,
                        }
                    ],
                }
            ],
        }
    ],
    "errors": [{"path": TEXT, "kind": TEXT, "message": TEXT}],
    "summary": {"reports": int, "findings": int, "by_severity": dict, "by_rule": dict},
}


def holds(value: Any, schema: Any, at: str = "$") -> None:
    """``value`` has every key of ``schema``, each of its kind."""
    if isinstance(schema, dict):
        assert isinstance(value, dict), at
        for key, inner in schema.items():
            assert key in value, f"{at}.{key} is missing"
            holds(value[key], inner, f"{at}.{key}")
    elif isinstance(schema, list):
        assert isinstance(value, list), at
        for number, item in enumerate(value):
            holds(item, schema[0], f"{at}[{number}]")
    else:
        assert isinstance(value, schema) and not isinstance(value, bool), f"{at}: {value!r}"


def made() -> Any:
    return json.loads("".join(render("json", made_run(), WriteOptions())))


def test_every_key_is_there() -> None:
    holds(made(), SCHEMA)


def test_empty_things_are_said() -> None:
    data = made()
    second = data["reports"][1]
    assert second["issuer"] == "" and second["year"] is None and second["sections"] == []
    assert second["template"] is None and second["findings"] == []


def test_file_name_in_another_coding_is_no_crash() -> None:
    run = made_run()
    run.errors.append(
        ErrorResult("\udcc4\udcea.txt", "missing", "\udcc4\udcea.txt：没有这个文件。")
    )
    data = json.loads("".join(render("json", run, WriteOptions())).encode())
    assert data["errors"][-1]["path"].endswith(".txt")


def test_real_run(cli: Any, seed: Any) -> None:
    ran = cli("check", "--output-format", "json", seed)
    data = json.loads(ran.out)
    holds(data, SCHEMA)
    text = seed.read_bytes().decode("utf-8-sig")
    for finding in data["reports"][0]["findings"]:
        assert text[finding["start"]["offset"] : finding["end"]["offset"]] == finding["text"]

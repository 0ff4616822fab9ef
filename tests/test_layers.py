"""One direction of imports, and nothing heavy at the start."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import nlpcheck

PACKAGE = Path(nlpcheck.__file__).parent

# What each part may import, itself aside.  Parts not named here may import nothing.
BASE = {"types", "text", "settings", "__init__"}
DATA = BASE | {"lexicon", "template", "sample"}
LANGUAGE = DATA | {"language"}
REPORT = LANGUAGE | {"report"}
RULES = REPORT | {"rules"}
RESULTS = {"suppress", "arbitrate", "results", "beside"}
CHECKER = RULES | RESULTS | {"readers", "collect", "fixes", "places", "checker", "writeback"}
MAY: dict[str, set[str]] = {
    "__init__": set(),
    "types": set(),
    "text": {"types"},
    "settings": {"types"},
    "lexicon": {"types", "text"},
    "template": {"types", "text"},
    "sample": {"types", "text", "template"},
    "collect": {"types", "settings"},
    "fixes": {"types"},
    "suppress": {"types", "text"},
    "arbitrate": {"types"},
    "beside": set(),
    "results": {"types", "text", "report", "places"},
    "writeback": BASE | {"fixes", "places", "readers"},
    "readers": BASE,
    "writers": BASE,
    "places": BASE,
    "language": DATA,
    "report": LANGUAGE,
    "rules": REPORT,
    "checker": CHECKER,
    "annotate": CHECKER,
    "cli": CHECKER | {"writers", "annotate"},
    "__main__": {"cli"},
}

EXTRA = {Path("rules/prove.py"): {"readers"}}
"""Examples are read as a file would be, and tried there rather than in the checker."""


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """(line, part of nlpcheck) of every import that is run, in functions too."""
    tree = ast.parse(path.read_text("utf-8"))
    skipped = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            module = node.module or ""
            names = [module]
            if module == "nlpcheck":
                names = [f"nlpcheck.{alias.name}" for alias in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] == "nlpcheck":
                part = parts[1] if len(parts) > 1 else "__init__"
                yield node.lineno, "__init__" if part.startswith("__version") else part


MODULES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_go_one_way(path: Path) -> None:
    relative = path.relative_to(PACKAGE)
    part = relative.parts[0].removesuffix(".py")
    assert part in MAY, f"{part} has no place among the layers"
    wrong = [
        f"{relative}:{line} imports nlpcheck.{name}"
        for line, name in imports(path)
        if name != part and name not in MAY[part] | EXTRA.get(relative, set())
    ]
    assert not wrong


HEAVY = {"jieba", "spacy", "pycorrector", "numpy", "pandas", "torch", "lxml", "docx", "pdfplumber"}


def loaded(code: str) -> set[str]:
    """The heavy libraries that a fresh Python has loaded after ``code``."""
    report = f"\nimport sys\nprint(*({HEAVY!r} & set(sys.modules)), file=sys.__stderr__)"
    done = subprocess.run(
        [sys.executable, "-c", code + report], capture_output=True, text=True, check=True
    )
    return set(done.stderr.split())


def test_import_is_light() -> None:
    assert loaded("import nlpcheck") == set()


def test_command_line_is_light() -> None:
    assert loaded("import nlpcheck.cli.main, nlpcheck.cli.check") == set()


def test_tables_and_structure_need_nothing_heavy(seed: Path) -> None:
    code = (
        "from nlpcheck.cli.main import main\n"
        "try: main(['check', '--select', 'TB,ST', '--output-format', 'json', "
        f"{str(seed)!r}])\nexcept SystemExit: pass"
    )
    assert loaded(code) == set()


def test_faces_do_not_import_one_another() -> None:
    faces = {"cli", "lsp", "web", "audit"}
    for face in faces:
        for path in (PACKAGE / face).rglob("*.py"):
            assert not {name for _, name in imports(path)} & (faces - {face}), path

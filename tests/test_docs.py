"""docs/rules/ is fresh, and what the READMEs name is there."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
RULES = ROOT / "docs" / "rules"


def _generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate_rules.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_rule_pages_are_fresh() -> None:
    made = _generator().made()
    stale = [
        name
        for name, text in made.items()
        if not (RULES / name).exists() or (RULES / name).read_text("utf-8") != text
    ]
    left = [path.name for path in RULES.glob("*.md") if path.name not in made]
    assert (stale, left) == ([], []), "run python docs/generate_rules.py"


PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), RULES / "README.md"]


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text("utf-8")
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", text)
    missing = [
        target for target in targets if "://" not in target and not (page.parent / target).exists()
    ]
    assert missing == []


def test_readme_begins_with_a_picture_and_two_commands() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    blocks = re.findall(r"^```\w*\n(.*?)^```", text, re.M | re.S)
    assert text.index("![") < text.index("```")
    assert all(block.count("\n") == 1 for block in blocks[:2])
    assert "-m venv" in blocks[0] and "corpus/" in blocks[0]
    assert "pytest" in blocks[1]
    report = re.search(r"corpus/\S+", blocks[0])
    assert report and (ROOT / report[0]).exists()


def test_version_is_one() -> None:
    import tomllib

    from nlpcheck import __version__

    data = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert data["project"]["version"] == __version__
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_usage_names_every_option() -> None:
    from nlpcheck.cli.check import command

    text = (ROOT / "docs" / "usage.zh-CN.md").read_text("utf-8")
    options = [name for param in command.params for name in param.opts if name.startswith("--")]
    assert [name for name in options if name not in text] == []


def test_usage_example_of_a_rule_passes(tmp_path: Path) -> None:
    from nlpcheck.rules.pattern import load_file
    from nlpcheck.rules.prove import problems

    text = (ROOT / "docs" / "usage.zh-CN.md").read_text("utf-8")
    block = next(
        b for b in re.findall(r"^```toml\n(.*?)^```", text, re.M | re.S) if "[[rule]]" in b
    )
    path = tmp_path / "r.toml"
    path.write_text(block, "utf-8")
    (rule,) = load_file(path)
    found = [problem for problem in problems(rule) if "至少两个" not in problem]
    assert found == []


def test_usage_example_of_a_configuration_is_right(tmp_path: Path) -> None:
    from nlpcheck.settings import read_config

    text = (ROOT / "docs" / "usage.zh-CN.md").read_text("utf-8")
    block = next(b for b in re.findall(r"^```toml\n(.*?)^```", text, re.M | re.S) if "fail-on" in b)
    path = tmp_path / ".nlpcheck.toml"
    path.write_text(block, "utf-8")
    assert read_config(path)["fail-on"] == "error"

"""Write docs/rules/ from the rules themselves: ``python docs/generate_rules.py``."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

from nlpcheck.rules.docs import pages

ROOT = Path(__file__).resolve().parent.parent


def corpus_tool() -> ModuleType:
    """corpus/expect.py as a module (corpus/ is no package)."""
    spec = importlib.util.spec_from_file_location("expect", ROOT / "corpus" / "expect.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def made() -> dict[str, str]:
    """All pages by file name, quality.md from a run over corpus/."""
    tool = corpus_tool()
    return pages(tool.by_rule(tool.run()))


def main() -> None:
    """Write what changed, remove pages of rules that are no more, and name both."""
    folder = ROOT / "docs" / "rules"
    folder.mkdir(exist_ok=True)
    new = made()
    for name, text in new.items():
        path = folder / name
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
            print(path)
    for path in folder.glob("*.md"):
        if path.name not in new:
            path.unlink()
            print(path, "removed")


if __name__ == "__main__":
    main()

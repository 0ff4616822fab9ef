"""The built wheel: what is in it, and that it runs from a place of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
pytestmark = pytest.mark.slow
#: What the models of the language may take of the wheel, and the whole of it, in bytes.
MODELS, LARGEST = 40_000_000, 46_000_000


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from an unpacked archive without .git."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    source.mkdir()
    archive = subprocess.run(
        ["git", "archive", "HEAD"], cwd=ROOT, capture_output=True, check=True
    ).stdout
    subprocess.run(["tar", "-x", "-C", str(source)], input=archive, check=True)
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation",
         "-w", str(folder), str(source)],
        check=True,
    )  # fmt: skip
    return next(folder.glob("*.whl"))


def test_holds_what_runs_need_and_no_more(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for wanted in (
        "nlpcheck/lexicons/confusables.tsv",
        "nlpcheck/templates/2019.toml",
        "nlpcheck/templates/2021.toml",
        "nlpcheck/sample.toml",
        "nlpcheck/rules/spelling/spelling.toml",
    ):
        assert wanted in names
    models = {p.name for p in (ROOT / "nlpcheck/language/models").iterdir() if p.is_file()}
    assert {f"nlpcheck/language/models/{name}" for name in models} <= set(names)
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"nlpcheck"}
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_is_no_larger_than_promised(wheel: Path) -> None:
    assert wheel.stat().st_size <= LARGEST
    with zipfile.ZipFile(wheel) as held:
        models = [i for i in held.infolist() if i.filename.startswith("nlpcheck/language/models/")]
    assert 0 < sum(i.compress_size for i in models) <= MODELS


def test_declares_no_torch(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    metadata = next(name for name in archive.namelist() if name.endswith("/METADATA"))
    text = archive.read(metadata).decode()
    assert "Requires-Dist: spacy" in text and "torch" not in text
    entry = next(name for name in archive.namelist() if name.endswith("entry_points.txt"))
    assert "nlpcheck = nlpcheck.cli.main:main" in archive.read(entry).decode()


def test_runs_from_the_wheel(wheel: Path, tmp_path: Path) -> None:
    """Installed without the source beside it; the libraries come from this environment."""
    home = tmp_path / "venv"
    venv.create(home, with_pip=False)
    python = home / "bin" / "python"
    here = next(Path(p) for p in sys.path if p.endswith("site-packages"))
    target = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True, text=True, check=True,
    ).stdout.strip()  # fmt: skip
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)
    # Behind the wheel's own folder, and without this environment's editable install.
    Path(target, "libraries.pth").write_text(f"{here}\n", "utf-8")
    report = tmp_path / "报告.txt"
    report.write_bytes((ROOT / "corpus" / "shagang-town-2020.txt").read_bytes())
    done = subprocess.run(
        [python, "-m", "nlpcheck", "check", "--output-format", "json", report.name],
        cwd=tmp_path, capture_output=True, check=False,
        env={k: v for k, v in os.environ.items() if not k.startswith("PYTHON")},
    )  # fmt: skip
    assert done.returncode == 1, done.stderr.decode()
    data = json.loads(done.stdout)
    assert data["errors"] == []
    rules = data["summary"]["by_rule"]
    assert rules.keys() >= {"NU004", "XC001", "SP003"}
    where = subprocess.run(
        [python, "-c", "import nlpcheck, nlpcheck.lexicon as l; print(nlpcheck.__file__, l.folder())"],
        cwd=tmp_path, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert where.count(target) == 2

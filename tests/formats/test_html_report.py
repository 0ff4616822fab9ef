"""The HTML report: one file, nothing fetched, everything escaped, every finding marked and listed."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

sys.path.insert(0, str(Path(__file__).parent))

from nlpcheck import checker, readers
from nlpcheck.settings import Settings
from nlpcheck.types import (
    Checked,
    ErrorResult,
    FindingResult,
    IdentityResult,
    Position,
    RelatedResult,
    ReportResult,
    RunResult,
    Severity,
    Summary,
    TableResult,
)
from nlpcheck.writers import WriteOptions
from nlpcheck.writers import render as write

CORPUS = Path(__file__).parents[2] / "corpus"
EVIL = "</style></script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&\x00\ud800"


def run_of(*names: str) -> RunResult:
    settings = Settings()
    checked = []
    for name in names:
        document = readers.read((CORPUS / name).read_bytes(), name, settings.read)
        checked.append(checker.check_document(document, settings))
    return RunResult(checked=checked, errors=[], summary=checker.summarise(checked), version="0")


def page(run: RunResult, **options: object) -> str:
    return "".join(write("html", run, WriteOptions(**options)))  # type: ignore[arg-type]


def evil_run() -> RunResult:
    document = readers.read(
        "一二三四五六七八九十<script>alert(1)</script>&amp;\n|甲|乙|".encode(), "a.txt"
    )
    at = Position(1, 1, 0)
    related = RelatedResult(EVIL, at, at, EVIL, EVIL)
    finding = FindingResult(
        rule="SP001",
        name=EVIL,
        severity=Severity.ERROR,
        message=EVIL,
        section=None,
        where=EVIL,
        start=at,
        end=Position(1, 4, 3),
        text=EVIL,
        suggestions=[EVIL, ""],
        fix="safe",
        confidence=1.0,
        related=[related],
    )
    identity = IdentityResult("TB301", EVIL, EVIL, 1, None, "violated")
    result = ReportResult(
        path=EVIL,
        format="text",
        issuer=EVIL,
        year=2023,
        template=None,
        date=EVIL,
        sections=[],
        tables=[TableResult("applications", "read", EVIL, [identity])],
        findings=[finding],
        notes=[EVIL],
    )
    checked = Checked(result=result, document=document, text=document.text, findings=[])
    summary = Summary(1, 1, {"error": 1, "warning": 0, "info": 0}, {"SP001": 1})
    errors = [ErrorResult(EVIL, "broken", "坏")]
    return RunResult(checked=[checked, checked], errors=errors, summary=summary, version=EVIL)


def test_text_is_escaped_everywhere() -> None:
    source = page(evil_run())
    source.encode("utf-8")
    tree = html.document_fromstring(source)
    assert len(tree.xpath("//script")) == 1
    assert not tree.xpath("//img | //iframe | //link | //object")
    assert not [name for node in tree.iter() for name in node.attrib if name.startswith("on")]
    assert "\x00" not in source
    assert "一二三" in "".join(tree.xpath("//section[@class='text']//text()"))


def test_it_is_one_file_that_fetches_nothing() -> None:
    source = page(run_of("wangxi-county-2021.md"))
    assert not re.search(r"(?:src|href)=[\"']?(?!#)[^\"'>\s]", source)
    assert not re.search(r"url\(|@import|https?://", source)


def test_style_and_script_are_named_by_hash_in_the_policy() -> None:
    tree = html.document_fromstring(page(run_of("wangxi-county-2021.md")))
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert "default-src 'none'" in policy
    for content in (tree.xpath("//style")[0].text, tree.xpath("//script")[0].text):
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy


@pytest.mark.parametrize(
    "name", ["wangxi-county-2021.md", "shagang-town-2019.txt", "anlan-city-2020.txt"]
)
def test_every_finding_is_listed_and_marked(name: str) -> None:
    run = run_of(name)
    findings = run.checked[0].result.findings
    assert findings
    tree = html.document_fromstring(page(run))
    ids = set(tree.xpath("//@id"))
    for index, finding in enumerate(findings, 1):
        assert {f"f1-{index}", f"m1-{index}"} <= ids
        shown = "".join(tree.xpath(f"//li[@id='f1-{index}']/p[@class='message']//text()"))
        assert shown == finding.message
        marked = tree.xpath(f"//a[contains(concat(' ', @data-hits, ' '), ' {index} ')]")
        assert marked
        text = "".join(t for a in marked for t in a.xpath("./text()"))
        if finding.text and "\n" not in finding.text and "\\" not in finding.text:
            assert text == finding.text
    assert all(link[1:] in ids for link in tree.xpath("//a/@href"))


def test_tables_show_violated_cells_and_equations() -> None:
    run = run_of("wangxi-county-2021.md")
    tree = html.document_fromstring(page(run))
    violated = [
        i for t in run.checked[0].result.tables for i in t.identities if i.status == "violated"
    ]
    assert violated
    shown = "".join(tree.xpath("//details[@class='violated']//text()"))
    assert all(identity.equation in shown for identity in violated)
    assert tree.xpath("//table[@class='source']//td[@class='error']")


def test_text_is_the_masked_one() -> None:
    run = run_of("wangxi-county-2021.md")
    checked = run.checked[0]
    checked.text = checked.text.replace("望溪", "＊＊")
    checked.result.issuer = checked.result.path = ""
    tree = html.document_fromstring(page(run))
    assert "望溪县人民政府2021年" not in "".join(tree.xpath("//section[@class='text']//text()"))


def test_english() -> None:
    assert ">findings <" in page(run_of("wangxi-county-2021.md"), lang="en")


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("chromium") is None, reason="没有 chromium")
def test_the_filters_work_in_a_browser(tmp_path: Path) -> None:
    source = page(run_of("wangxi-county-2021.md"))
    # what a reader would do by hand, put into the page's own script so that its policy lets it run
    script = re.search(r"<script>(.*?)</script>", source, re.S)
    assert script
    clicked = script[1] + "document.querySelector('input[value=error]').click();"
    digest = lambda text: base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()  # noqa: E731
    changed = source.replace(script[1], clicked).replace(digest(script[1]), digest(clicked))
    path = tmp_path / "a.html"
    path.write_text(changed, encoding="utf-8")
    browser = [
        "chromium",
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={tmp_path}/p",
    ]
    done = subprocess.run([*browser, "--dump-dom", path.as_uri()], capture_output=True, timeout=60)
    tree = html.document_fromstring(done.stdout.decode())
    assert tree.xpath("//li[@data-severity='error'][@hidden]")
    assert not tree.xpath("//li[@data-severity='error'][not(@hidden)]")
    assert tree.xpath("//li[@data-severity='warning'][not(@hidden)]")
    assert "显示" in "".join(tree.xpath("//output//text()"))

"""Plans in whole reports: the seed, the clean corpus, the JSON, two years."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

from nlpcheck.checker import check_paths
from nlpcheck.language.plans import PlansResult, analyse_text, rows, to_result
from nlpcheck.settings import Settings
from nlpcheck.text import LineIndex
from nlpcheck.types import Severity

if TYPE_CHECKING:
    from tests.conftest import Cli

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
CLEAN = sorted(p for p in CORPUS.glob("*-clean*") if p.suffix in (".txt", ".md"))


def check(*paths: Path) -> list:  # type: ignore[type-arg]
    return check_paths([str(p) for p in paths], Settings(select=["PL", "YR004", "YR007"])).checked


def test_seed(seed: Path) -> None:
    (checked,) = check(seed)
    found = checked.result.findings
    missing = {f.text for f in found if f.rule == "PL101"}
    assert missing == {"个别信息出现错别字", "专职工作人员配备还不足"}
    vague = [f for f in found if f.rule == "PL001"]
    assert [f.start.line for f in vague] == [398, 399, 400, 401]
    assert all(f.severity is Severity.WARNING for f in vague)
    suggestions = [f.suggestions[0] for f in vague]
    assert len(set(suggestions)) == 4
    assert all(f.text.rstrip("。") in s for f, s in zip(vague, suggestions, strict=True))
    assert len([f for f in found if f.rule == "PL004"]) == 1
    plans = checked.result.plans
    answer = next(p for p in plans.problems if p.text.startswith("政策解读形式单一"))
    assert 1 in answer.measures


@pytest.mark.parametrize("path", CLEAN, ids=[p.name for p in CLEAN])
def test_clean_reports_raise_no_warning(path: Path) -> None:
    (checked,) = check(path)
    loud = [f for f in checked.result.findings if f.severity is not Severity.INFO]
    assert [(f.rule, f.text) for f in loud] == []
    assert checked.result.plans is not None


def test_result_encodes_and_decodes() -> None:
    text = "存在的问题：更新慢。\n改进措施：由办公室每月25日前报送，全年共举办培训3期。"
    result = to_result(analyse_text(text, year=2023), LineIndex(text))
    again = msgspec.json.decode(msgspec.json.encode(result), type=PlansResult)
    assert again == result
    element = result.measures[0].elements[0]
    assert text[element.start.offset : element.end.offset] == element.text
    assert element.start.line == 2


def test_rows_of_the_table() -> None:
    text = "存在的问题：一是更新慢；二是专职人员不足。\n改进措施：由办公室每月25日前报送。"
    result = to_result(analyse_text(text, year=2023), LineIndex(text))
    assert rows(result) == [
        ("更新慢", "由办公室每月25日前报送", "办公室，每月25日前", "具体"),
        ("专职人员不足", "（无对应措施）", "", "缺措施"),
    ]


def test_promises_of_last_year() -> None:
    checked = check(CORPUS / "wujian-township-2021.txt", CORPUS / "wujian-township-2022.txt")
    later = next(c for c in checked if c.result.year == 2022)
    repeated = [f for f in later.result.findings if f.rule == "YR004"]
    assert len(repeated) == 1
    assert {r.path for r in repeated[0].related} == {str(CORPUS / "wujian-township-2021.txt")}
    assert later.result.plans.promises


def test_bad_pattern_file_is_refused_by_the_command(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text('[[pattern]]\nkind = "who"\nname = "x"\npattern = "("\n')
    (tmp_path / ".nlpcheck.toml").write_text('[plans]\npatterns = ["bad.toml"]\n')
    ran = cli("check", CLEAN[0], "--config", tmp_path / ".nlpcheck.toml")
    assert ran.status == 2
    assert "bad.toml" in ran.err and "正则" in ran.err

"""What the examples can't hold: pairs side by side, and masked numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlpcheck import sample
from nlpcheck.checker import check_document, check_text
from nlpcheck.language.privacy import identity_number, luhn, private_spans
from nlpcheck.readers import read
from nlpcheck.settings import Settings

BODY = (
    "我镇坚持便民利民，把村级财务收支、惠农补贴发放和工程招投标作为公开重点，每月由各村报账员汇总，"
    "镇财政所复核后在公示栏和广播站同时发布，群众可到便民服务中心查阅原始凭证。"
)


def test_alike_paragraphs_stand_side_by_side() -> None:
    """YR002 carries last year's paragraph with its file."""
    now = sample.render(year=2023, slots={"s1": f"2023年，{BODY}"})
    last = sample.render(year=2022, slots={"s1": f"2022年，{BODY}"})
    checked = check_document(
        read(now.encode(), "now.txt"), Settings(select=["YR002"]), read(last.encode(), "last.txt")
    )
    (finding,) = checked.result.findings
    (related,) = finding.related
    assert finding.text == f"2023年，{BODY}"
    assert (related.path, related.text) == ("last.txt", f"2022年，{BODY}")


def test_a_whole_report_over_again_is_one_finding() -> None:
    """Three paragraphs alike and half the text: one finding, all pairs in it."""
    paragraphs = [BODY, BODY.replace("镇财政所", "镇农经站")[::-1], BODY[40:] + BODY[:40]]
    now = sample.render(year=2023, slots={"s1": "\n".join(paragraphs)})
    checked = check_document(
        read(now.encode(), "now.txt"),
        Settings(select=["YR002"]),
        read(now.replace("2023年", "2022年").replace("2024年", "2023年").encode(), "last.txt"),
    )
    (finding,) = checked.result.findings
    assert "全篇" in finding.message
    assert len(finding.related) >= 6


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("身份证号11010519491231002X。", "110105********002X"),
        ("联系人电话13905550127。", "139****0127"),
    ],
)
def test_private_numbers_are_masked_at_their_length(text: str, shown: str) -> None:
    """In the finding, in its message and in the text that writers show."""
    checked = check_text(text, Settings(select=["PR"]))
    (finding,) = checked.result.findings
    assert finding.text == shown
    assert len(checked.text) == len(text)
    number = text.strip("身份证号联系人电话。")
    assert number not in checked.text
    assert number not in finding.message


@given(st.text(alphabet="0123456789Xx -", min_size=10, max_size=30))
def test_private_spans_hold_numbers_only(text: str) -> None:
    """Whatever the digits: spans lie in the text and begin and end with a digit or X."""
    for span in private_spans(f"账号{text}。"):
        found = span.of(f"账号{text}。")
        assert found[0].isdecimal()
        assert found[-1].isdecimal() or found[-1] in "Xx"


@given(st.integers(min_value=0, max_value=10**17 - 1))
def test_one_wrong_digit_fails_luhn(value: int) -> None:
    """Luhn's check catches every single wrong digit (ISO/IEC 7812-1)."""
    body = f"{value:017d}"
    (check,) = [d for d in "0123456789" if luhn(body + d)]
    right = body + check
    wrong = str((int(right[3]) + 1) % 10)
    assert not luhn(right[:3] + wrong + right[4:])


@pytest.mark.parametrize("number", ["11010519491231002X", "440524198001010013"])
def test_identity_numbers(number: str) -> None:
    """The standard's own example and another pass; a digit changed does not."""
    assert identity_number(number)
    assert not identity_number(number[:-2] + str((int(number[-2]) + 1) % 10) + number[-1])

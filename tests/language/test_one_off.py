"""Words with one character exchanged: what is found is what comparing everything finds."""

from __future__ import annotations

from nlpcheck.language.one_off import OneOff

_WORDS = (
    "放管服",
    "政务公开",
    "依法行政",
    "政府信息公",
    "双随机一公开",
    "应公开尽公开",
    "优化营商环境",
)
_TEXT = (
    "推进“放官服”改革，政务公示、政物公开、正务公开、政务工开，依法形政。\n\n\n政府信息公、政府信息共、政府性息公，"
    "征府信息公，双随机一公示，双随即一公开，单随机一公开，应公开近公开，因公开尽公开，优化营商环镜，政务公开。"
)


def _slowly(text: str) -> list[tuple[int, str, int]]:
    found = []
    for word in _WORDS:
        for start in range(len(text) - len(word) + 1):
            odd = [i for i, char in enumerate(word) if text[start + i] != char]
            if len(odd) == 1:
                found.append((start, word, odd[0]))
    return sorted(found)


def test_finds_what_comparing_everything_finds() -> None:
    expected = _slowly(_TEXT)
    assert len(expected) > 12
    assert sorted(OneOff(_WORDS).find(_TEXT)) == expected
    assert sorted(OneOff(_WORDS).find(_TEXT[3:-4])) == _slowly(_TEXT[3:-4])
    assert list(OneOff(_WORDS).find("")) == []

"""Makes lexicons/blends.tsv from the official text: a verb with another one's end left behind it.

``python -m training.blends`` (about two minutes).  Whoever puts 审议 for 审查 may leave 审查议, or, of
下降 and 降低, 下降低.  Such three characters are kept for two common verbs or adjectives that begin
alike, or of which one begins as the other ends, where the text never has the first word before
that character by itself, nor the last two as a word behind the first character.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

from nlpcheck import lexicon
from nlpcheck.language.blended import FREE
from nlpcheck.language.segment import cut_known
from training.slips import Text, _kind, _runs
from training.vocabulary import dictionary

#: How often a word, and the one whose end is left, stand in the text, at least.
COMMON, OTHER = 900, 500
#: The largest share of a character's places in which it may be a word by itself.
ALONE = 0.3
#: Behind these any verb of one character may stand (公开发包, 集中采样).
LEADS = frozenset(
    [
        "公开", "安排", "停止", "联合", "集中", "统一", "优先", "开始", "继续", "免费", "自主",
        "独立", "积极", "深入", "直接",
    ]
)  # fmt: skip
_KINDS = ("v", "vn", "a", "ad", "an", "vd")
_HEAD = (
    "# 由 training/blends.py 从公开的法律法规、工作报告和新闻文本统计得出，在约 5800 万字中从不这样断词；请勿手改。\n"
    "# word 之后误留 ends 中一字（另一词的词尾：审查、审议误作审查议，下降、降低误作下降低）。\n"
    "word\tends\n"
)


def main() -> None:
    """Write the file."""
    write(Text())


def write(text: Text) -> None:
    """The file from the counts of a text, which is read once more."""
    known = dictionary()
    verbs = lexicon.words("verbs")
    words = [
        w
        for w, n in text.words.items()
        if len(w) == 2 and n >= OTHER and (_kind(known, w) in _KINDS or w in verbs)
    ]
    ends = candidates(text, words)
    for run in _runs():
        for word, other in pairwise(cut_known(run)):
            if len(other) == 1:
                drop(ends, word, other)
            elif len(word) == 1 and len(other) == 2:
                drop(ends, word + other[0], other[1])
    rows = [f"{word}\t{''.join(sorted(chars))}\n" for word, chars in ends.items() if chars]
    (lexicon.folder() / "blends.tsv").write_text(_HEAD + "".join(rows), "utf-8")
    print(len(rows), sum(map(len, ends.values())))


def candidates(text: Text, words: list[str]) -> dict[str, set[str]]:
    """For each common word the ends of others that might be left behind it."""
    begun: dict[str, set[str]] = defaultdict(set)
    for word in words:
        begun[word[0]].add(word[1])
    return {
        word: {
            char
            for char in begun[word[0]] | begun[word[1]]
            if char not in word and char not in FREE and text.words[char] < ALONE * text.chars[char]
        }
        for word in words
        if text.words[word] >= COMMON and word not in LEADS
    }


def drop(ends: dict[str, set[str]], word: str, char: str) -> None:
    """A character that the text does have behind a word."""
    if word in ends:
        ends[word].discard(char)


if __name__ == "__main__":
    main()

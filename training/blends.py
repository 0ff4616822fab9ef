"""Makes lexicons/blends.tsv from the official text: a verb with another one's end left behind it.

``python -m training.blends`` (about four minutes).  Whoever puts 审议 for 审查 may leave 审查议.  Such
three characters are kept for two common verbs or adjectives that begin alike, or of which one
begins as the other ends (宣传播), where they never stand in the text, nor the first word
before that character by itself.
"""

from __future__ import annotations

from itertools import pairwise

from nlpcheck import lexicon
from nlpcheck.language.segment import cut_known
from training.slips import Text, _kind, _runs
from training.vocabulary import dictionary

#: Words in the text, at least.
COMMON = 1500
_KINDS = ("v", "vn", "a", "ad", "an", "vd")
_HEAD = (
    "# 由 training/blends.py 从公开的法律法规、工作报告和新闻文本统计得出，误写在约 5800 万字中不出现；请勿手改。\n"
    "# word 之后误留 ends 中一字（另一词的词尾：审查、审议误作审查议）。\n"
    "word\tends\n"
)


def main() -> None:
    """Write the file."""
    text = Text()
    known = dictionary()
    words = [
        w
        for w, n in text.words.items()
        if len(w) == 2 and n >= COMMON and _kind(known, w) in _KINDS
    ]
    ends: dict[str, str] = {}
    for word in words:
        ends[word] = "".join(
            sorted(
                {o[1] for o in words if o[0] == word[0] and o[1] != word[1]}
                | {o[1] for o in words if o[0] == word[1] and o[1] not in word}
            )
        )
    for run in _runs():
        for at in range(len(run) - 2):
            drop(ends, run[at : at + 2], run[at + 2])
        for word, other in pairwise(cut_known(run)):
            if len(other) == 1:
                drop(ends, word, other)
    rows = [f"{word}\t{chars}\n" for word, chars in ends.items() if chars]
    (lexicon.folder() / "blends.tsv").write_text(_HEAD + "".join(rows), "utf-8")
    print(len(rows), sum(map(len, ends.values())))


def drop(ends: dict[str, str], word: str, char: str) -> None:
    """A character that the text does have behind a word."""
    if char in ends.get(word, ""):
        ends[word] = ends[word].replace(char, "")


if __name__ == "__main__":
    main()

"""Makes lexicons/echoes.tsv from the official text: words behind or before which one of their own
characters is left by mistake (更新更, 色特色).

``python -m training.echoes`` (about two minutes).  A side is kept for a common word where the text
never has that character there as a word by itself, and the character hardly is one anywhere.
"""

from __future__ import annotations

from nlpcheck import lexicon
from training.slips import _NO_RIGHT, Text, _kind
from training.vocabulary import dictionary

#: Words in the text, at least.
COMMON = 200
#: Share of its places that a character has as a word by itself, at most: behind the word, before it.
BEHIND, BEFORE = 0.08, 0.03
_HEAD = (
    "# 由 training/echoes.py 从公开的法律法规、工作报告和新闻文本统计得出；请勿手改。\n"
    "# sides 含 a 的词后不单独出现它的首字，含 b 的词前不单独出现它的末字（误录一字：更新更、色特色）。\n"
    "word\tsides\n"
)


def write(text: Text) -> None:
    """The file from the counts of a text."""
    known = dictionary()
    rows = []
    for word, count in sorted(text.words.items(), key=lambda item: (-item[1], item[0])):
        if len(word) != 2 or count < COMMON or word not in known or word[0] == word[1]:
            continue
        if _kind(known, word) in _NO_RIGHT:
            continue
        first, last = word
        behind = not text.beside[word, first] and _free(text, first) < BEHIND
        before = not text.beside[last, word] and _free(text, last) < BEFORE
        if behind or before:
            rows.append(f"{word}\t{'a' * behind}{'b' * before}\n")
    (lexicon.folder() / "echoes.tsv").write_text(_HEAD + "".join(rows), "utf-8")
    print(len(rows))


def _free(text: Text, char: str) -> float:
    return text.words[char] / max(1, text.chars[char])


if __name__ == "__main__":
    write(Text())

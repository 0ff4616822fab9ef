"""Adds to lexicons/gaps.tsv: two words that often stand together, one inner character lost.

``python -m training.gaps`` after ``training.slips``.  社会监督 gives 社监督 and 社会督.  A form is kept
only where it never stands in the official text and the character that is left of its word is
no word by itself (各村公开 lacks nothing).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from nlpcheck import lexicon
from nlpcheck.language.confusables import Matcher
from nlpcheck.lexicon import Pair
from training.slips import Text, _runs, _set, _table
from training.vocabulary import dictionary

#: From this share of a character's places on that it has as a word by itself, it is one.
FREE = 0.25
#: Words that stand together as often as this lack a character even where what is left is a word.
COMMON = 300
#: Marks a form that lacks its last character: it counts only at the end of a clause.
END = "$"
#: Characters that make a noun of the word before them (评议表, 审核率).
SUFFIXES = frozenset(
    "表率员会书单册卡栏牌窗站所室箱台网号机器法案件度性力化量点区片段线期权费款金额数值品物类型式版稿函证照章票券图标本"
    "部门厅局处科股队组班团体者家手工师生民众户主客商农长官兵界业社店厂场院馆园校系组帮圈链源端口库池包袋盒带"
)
#: A word of two characters so frequent in the dictionary may stand beside another one …
USUAL = 50

#: … beside these by right.
BESIDE = frozenset(
    "企按依用行件准将对把向在为由经从与和及以被让给就每再又也都已未可能会要应须不的了着过到上下中内外前后里"
    "时年月日次人个项条种类家户本这该其此全共总多大小新老高低长短快慢早晚"
)


def reads(form: str, known: Mapping[str, tuple[int, str]], free: frozenset[str] | None = BESIDE) -> bool:
    """Whether a form of three characters is a common word with one of ``free`` (None: with any)
    before or behind it (按办理, 结果用, 开户行): the text needn't have it for it to be right."""
    return any(
        known.get(word, (0, ""))[0] >= USUAL and (free is None or char in free)
        for word, char in ((form[:2], form[2]), (form[1:], form[0]))
    )


def made(text: Text) -> dict[str, str]:
    """Form → the two words whole."""
    known = dictionary()
    pairs: Counter[tuple[str, str]] = Counter()
    for word, before, after in (row[:3] for row in _table("collocations.tsv")):
        for pair in [(b, word) for b in _set(before)] + [(word, a) for a in _set(after)]:
            if text.beside[pair] >= 2:
                pairs[pair] = text.beside[pair] + 100000
    for pair, count in text.beside.items():
        if count >= 250 and all(
            known.get(w, (0, "x"))[1] in ("n", "v", "vn", "a", "ad", "b") for w in pair
        ):
            pairs.setdefault(pair, count)
    found: dict[str, str] = {}
    for (first, second), _ in sorted(pairs.items(), key=lambda item: (-item[1], item[0])):
        if len(first) != 2 or len(second) != 2:
            continue
        for form, left in ((first[0] + second, first[0]), (first + second[1], second[1])):
            if form[-1] in SUFFIXES and form[-1] == left:
                continue
            bound = text.words[left] < FREE * text.chars[left]
            if (bound or text.beside[first, second] >= COMMON) and form not in known:
                found.setdefault(form, first + second)
        tail = second[0]
        if tail not in SUFFIXES and text.words[tail] < FREE * text.chars[tail]:
            found.setdefault(first + tail + END, first + second)
    wanted = set(found)
    for run in _runs():
        for at in range(len(run) - 2):
            wanted.discard(run[at : at + 3])
        wanted.discard(run[-3:] + END)
    return {form: whole for form, whole in found.items() if form in wanted}


def append(new: dict[str, str]) -> None:
    """Put new forms with their wholes behind the rows of lexicons/gaps.tsv, but for those of three
    characters that may be right."""
    known = dictionary()
    new = {form: whole for form, whole in new.items() if len(form) > 3 or not reads(form, known)}
    target = lexicon.folder() / "gaps.tsv"
    body = target.read_text("utf-8").rstrip("\n")
    rows = "".join(f"{form}\t{whole}\n" for form, whole in new.items())
    target.write_text(f"{body}\n{rows}", "utf-8")
    print("+", len(new))


def write(text: Text) -> None:
    """The file with the new forms behind the old."""
    old = {row[0]: row[1] for row in lexicon.table("gaps")}
    new = {form: whole for form, whole in made(text).items() if form not in old}
    silent = Matcher(
        [
            Pair(wrong=form, right=whole, confidence=0.9, source="text")
            for form, whole in new.items()
            if END not in form
        ]
    )
    rights = sorted(lexicon.words("terms"))
    for hit in silent.find("。".join(rights)):
        new.pop(hit.pair.wrong, None)
    append(new)


if __name__ == "__main__":
    write(Text())

"""Makes lexicons/unparted.tsv and lexicons/neighbours.tsv from the official text, the benchmarks' part left out.

``python -m training.superfluous`` (about six minutes).  A word is taken where hardly anything
ever parts it; what does part it is written beside it.  A function word counts as avoided beside
a word where chance would have brought the two together eight times or more and the text does
so once in thirty of these times at most.
"""

from __future__ import annotations

import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator

from nlpcheck import lexicon
from nlpcheck.language.parted import INTRUDERS, JOINS, parted
from nlpcheck.language.superfluous import BETWEEN
from training.corpus import articles
from training.slips import _HAN, Text, _set, _table
from training.vocabulary import dictionary

#: Words in the text, at least, for a word of unparted.tsv and for one of neighbours.tsv.
WHOLE, LEAST = 200, 200
#: For a word of three characters or more, which says more by itself.
LONG = 30
#: So often two words stand together, at least, to be listed, and for a lost character to tell.
PAIRS, TELLING = 40, 60
_KINDS = frozenset(("n", "v", "vn", "a", "ad", "an", "l", "b", "vd", "i", "j"))
_ADVERBS = frozenset(("d", "ad", "a", "an", "vd"))
_NO_TAIL = frozenset("来去到出起上下过成回于面一里内外中为者家人所")
_NO_HEAD = frozenset("以不再最可一中所就这那多两各每第有为大小上下前后")
#: Below this share of places as a word by itself a character is hardly one.
BOUND = 0.08
#: Above it, a word of its own that the rarer words end with (任务区).
FREE = 0.05


def _runs() -> Iterator[str]:
    """Runs of Chinese characters of all documents but those kept for benchmarks."""
    for article in articles(("train", "tune")):
        for line in article.lines:
            yield from _HAN.findall(line)


def whole_words(text: Text, known: dict[str, tuple[int, str]]) -> dict[str, tuple[str, bool]]:
    """Word → characters that do part it in the text, and whether each of its ends is bound."""
    listed = {
        w: k
        for w, k in text.words.items()
        if 2 <= len(w) <= 4 and k >= (100 if len(w) == 2 else LONG) and w in known
    }
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for run in _runs():
        if len(run) >= 3:
            for hit in parted(run, listed):
                seen[hit.word][run[hit.at]] += 1
    made: dict[str, tuple[str, bool]] = {}
    for word, count in sorted(listed.items(), key=lambda item: (-item[1], item[0])):
        kind = known[word][1]
        if count < (WHOLE if len(word) == 2 else LONG):
            continue
        if not (kind in _KINDS or (kind == "d" and len(word) > 2) or _of_measure(word, kind)):
            continue
        if word[-1] in _NO_TAIL or (len(word) == 2 and word[0] in _NO_HEAD):
            continue
        often = sum(n for char, n in seen[word].items() if char in INTRUDERS)
        if often > 0.002 * count + (count >= 1500):
            continue
        allowed = set(seen[word])
        if kind[0] == "v":
            allowed |= set("了着过得")
        if len(word) == 3 and count < WHOLE and _free(text, word[-1]) > FREE:
            allowed |= set("的和与及或")  # 完成任务的区县
        # Where a neighbour is drawn away, the one left alone must be no word.
        bound = count >= 500 and min(_free(text, word[0]), _free(text, word[-1])) < BOUND
        made[word] = ("".join(sorted(allowed)), bound)
    return made


def _of_measure(word: str, kind: str) -> bool:
    """Whether the dictionary takes such a word for a name (满意度)."""
    return len(word) == 3 and kind == "ns" and word[-1] in "度率力性权"


def _free(text: Text, char: str) -> float:
    return text.words[char] / max(1, text.chars[char])


Rows = dict[str, tuple[str, str, list[str]]]


def beside(text: Text, known: dict[str, tuple[int, str]]) -> Rows:
    """Word → function words never behind it, never before it, words often behind it."""
    manner = lexicon.words("manner")
    after: dict[str, str] = {}
    before: dict[str, str] = {}
    for word, count in text.words.items():
        kind = known.get(word, (0, "x"))[1]
        loose = word in manner
        if count < LEAST or not 2 <= len(word) <= 4 or not (kind in _KINDS | _ADVERBS or loose):
            continue
        behind = [c for c in sorted(BETWEEN) if _rare(text, (word, c), loose)]
        if kind[0] == "v":
            behind = [c for c in behind if c != "了"]
        if not loose and kind != "d":
            behind = [c for c in behind if c not in JOINS]
        if not loose and kind != "d":
            # A word that may be a subject has these behind it in any sentence.
            if sum(text.beside[word, c] for c in _OF_SUBJECTS) >= 0.004 * count:
                behind = [c for c in behind if c not in _OF_SUBJECTS]
        ahead = [c for c in _NO_HEADS if _rare(text, (c, word), False)]
        after[word], before[word] = "".join(behind), "".join(ahead)
    follows: dict[str, list[tuple[int, str]]] = defaultdict(list)
    pairs = dict(text.beside)
    for word, count in text.words.items():
        if len(word) == 4 and word[:2] in after and word[2:] in after:
            pairs[word[:2], word[2:]] = max(count, pairs.get((word[:2], word[2:]), 0))
    for word, ahead_of, behind_of in (row[:3] for row in _table("collocations.tsv")):
        usual = [(w, word) for w in _set(ahead_of)] + [(word, w) for w in _set(behind_of)]
        for pair in usual:
            if text.beside[pair] >= 2:  # the trade's own, rare as they are in other prose
                pairs[pair] = max(pairs.get(pair, 0), TELLING)
    for (first, second), count in pairs.items():
        if count < PAIRS or first not in after or second not in after:
            continue
        losses = _losses(text, known, first, second) if count >= TELLING else ""
        avoids = known[second][1] in _KINDS and (after[first] or before[second])
        if losses or avoids or len(first) == len(second) == 2:
            follows[first].append((-count, second + losses))
    return {
        word: (after[word], before[word], [w for _, w in sorted(follows.get(word, []))])
        for word in sorted(after)
        if follows.get(word) or before[word]
    }


def _losses(text: Text, known: dict[str, tuple[int, str]], first: str, second: str) -> str:
    """Which characters' loss tells: what is left of their word is bound and stands nowhere
    beside the other one."""
    if len(first) != 2 or len(second) != 2 or {first, second} & _VAGUE:
        return ""
    made = ""
    for digit, (left, right, rest) in enumerate(
        ((first[0], second, first[0]), (first[1], second, first[1]),
         (first, second[0], second[0]), (first, second[1], second[1]))
    ):  # fmt: skip
        if rest in _FORMING or _free(text, rest) >= 0.1 or text.beside[left, right]:
            continue
        if digit < 2 and known.get(rest, (0, ""))[1][:1] == "v":
            continue  # a verb with its object (一是查内容)
        if left + right not in known:
            made += str(digit)
    return made


#: So common or so empty that a character beside them may be anything.
_VAGUE = frozenset(
    re.findall(
        "..",
        "应当作为进行可以必须国家人员部门我们他们没有不能已经成为要求当然得到认为有关相关下列全面企业其他",
    )
)
#: Characters that form words with whatever stands before them, or are verbs by themselves.
_FORMING = frozenset("作应进提持用助成定选全相围动升公工机员门级期法长率度制险会行数实连增推现出")


def _rare(text: Text, pair: tuple[str, str], loose: bool) -> bool:
    """Whether two words stand together far less often than chance would have it."""
    count = text.beside[pair]
    chance = text.words[pair[0]] * text.words[pair[1]] / text.total
    if loose and pair[1] in _LOOSE and (count <= 2 or count <= 0.2 * chance):
        return True
    if count > 0.03 * chance or count > 10:
        return False
    return chance - count + (count * math.log(count / chance) if count else 0) >= 5


_OF_SUBJECTS = "是在对为将从就也都由被把向一有到"
#: What is looked for before a word: the others stand before any word that begins a phrase.
_NO_HEADS = "个于到把被"
_LOOSE = frozenset("是了和与及于而或个对")
_HEAD = "# 由 training/superfluous.py 从公开的法律法规、工作报告和新闻文本统计得出；请勿手改。\n"


def write(text: Text) -> None:
    """Both files from the counts of a text."""
    known = dictionary()
    target = lexicon.folder() / "neighbours.tsv"
    rows = beside(text, known)
    lines = [f"{w}\t{a}\t{b}\t{'、'.join(f)}" for w, (a, b, f) in rows.items()]
    note = "# word 之后（never_after）、之前（never_before）从不出现的虚词；follows 为常紧接其后的词，其后的数字为漏字可辨之处。\n"
    target.write_text(
        _HEAD + note + "word\tnever_after\tnever_before\tfollows\n" + "\n".join(lines) + "\n",
        "utf-8",
    )
    print(len(lines), sum(len(f) for _, _, f in rows.values()), file=sys.stderr)
    target = lexicon.folder() / "unparted.tsv"
    whole = whole_words(text, known)
    lines = [f"{w}\t{c}\t{'1' if b else ''}".rstrip("\t") for w, (c, b) in whole.items()]
    note = "# word 中间不插入别的字（but 所列的除外）；bound 为 1 的，首字或末字不单用。\n"
    target.write_text(_HEAD + note + "word\tbut\tbound\n" + "\n".join(lines) + "\n", "utf-8")
    print(len(lines), file=sys.stderr)


if __name__ == "__main__":
    write(Text(_runs()))

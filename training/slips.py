"""Makes lexicons/homophones.tsv and lexicons/soundalikes.tsv from the official text.

``python -m training.slips`` (two to three minutes).  A slip is kept only where the text speaks for
it: the wrong characters (or the wrong word beside that neighbour) never stand in it, or in
one of a thousand cases as its own typo, and the right word (beside the neighbour) is common.
"""

from __future__ import annotations

import lzma
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

from nlpcheck import lexicon
from nlpcheck.language.spelling.alphabet import Alphabet
from training.corpus import FILES, data
from training.tables import fuzzy, readings, shape_pairs
from training.vocabulary import dictionary

MODEL = Path(__file__).resolve().parents[1] / "nlpcheck/language/models/official.nlpm"
HERE = Path(__file__).resolve().parent
_HAN = re.compile(r"[一-鿿]+")
_NAMES = ("nr", "ns", "nt", "nz", "nrt", "nrfg", "eng")
_NO_RIGHT = (*_NAMES, "m", "t")
#: Parts of speech of neighbours that say nothing about a word before, and behind them.
_SILENT_BEFORE = ("t", "ns", "nt", "nr", "r", "d", "s", "f", "m")
_SILENT_BEHIND = ("t", "ns", "nt", "nr", "r", "m", "c", "p")


class Text:
    """Counts of the official text: characters, pairs of characters, words, pairs of words."""

    def __init__(self, runs: Iterable[str] | None = None) -> None:
        """``runs``: runs of Chinese characters to count; without, the whole text's."""
        import rjieba

        self.chars: Counter[str] = Counter()
        self.pairs: Counter[str] = Counter()
        self.words: Counter[str] = Counter()
        self.beside: Counter[tuple[str, str]] = Counter()
        for run in _runs() if runs is None else runs:
            self.chars.update(run)
            self.pairs.update(run[i : i + 2] for i in range(len(run) - 1))
            words = rjieba.cut(run, False)
            self.words.update(words)
            self.beside.update((a, b) for a, b in pairwise(words) if len(a) + len(b) > 2)
        self.total = sum(self.words.values())


def _runs() -> Iterator[str]:
    for name in FILES:
        with lzma.open(data() / "text" / f"{name}.txt.xz", "rt", encoding="utf-8") as file:
            for line in file:
                if not line.startswith("== "):
                    yield from _HAN.findall(line)


class Characters:
    """Which characters sound or look like which."""

    def __init__(self, text: Text) -> None:
        from nlpcheck.language.spelling import store

        self.same: dict[str, set[str]] = defaultdict(set)
        self.near: dict[str, set[str]] = defaultdict(set)
        for char in text.chars:
            for reading in dict.fromkeys(r[:-1] for r in readings(char)[:2]):
                self.same[reading].add(char)
                self.near[fuzzy(reading)].add(char)
        self.looks: dict[str, set[str]] = defaultdict(set)
        arrays, _ = store.read(MODEL)
        chars = [chr(code) for code in Alphabet(arrays["alphabet"]).code_of]
        start, token = arrays["confuse.start"], arrays["confuse.token"]
        marks, glyph = arrays["confuse.sound"], arrays["confuse.glyph"]
        for index, char in enumerate(chars):
            for place in range(int(start[index]), int(start[index + 1])):
                mark, cosine = int(marks[place]) >> 6, int(glyph[place]) / 255
                if (mark == 3 and cosine >= 0.9) or cosine >= 0.955:
                    self.looks[char].add(chars[int(token[place])])
        from nlpcheck.language.pycorrector_adapter import likeness

        for char, other in shape_pairs():
            if other in text.chars and likeness(char, other) >= 0.85:
                self.looks[char].add(other)
        for (group,) in _table("lookalikes.tsv"):
            for char in group:
                self.looks[char] |= set(group) - {char}


def _table(name: str) -> list[list[str]]:
    lines = [
        line for line in (HERE / name).read_text("utf-8").splitlines() if line and line[0] != "#"
    ]
    return [line.split("\t") for line in lines[1:]]


def _set(cell: str) -> set[str]:
    return {word for word in cell.split("、") if word}


@cache
def _vague() -> frozenset[str]:
    return frozenset(row[0] for row in _table("vague_words.tsv"))


def forms(
    text: Text, known: dict[str, tuple[int, str]], chars: Characters
) -> dict[str, tuple[str, str]]:
    """Right word → characters that are written for its first, and for its second, by mistake."""
    from pypinyin import lazy_pinyin

    usual = {row[0] for row in _table("collocations.tsv")}
    kept = {row[0] for row in _table("right_words.tsv")}
    seen = text.chars
    made: dict[str, tuple[str, str]] = {}
    taken: dict[str, str] = {}
    words = [
        w
        for w, n in text.words.most_common()
        if len(w) == 2 and n >= 20 and w in known and known[w][1] not in _NO_RIGHT
    ]
    for word in sorted(words, key=lambda w: (w not in usual, -text.words[w])):
        count = text.words[word]
        rank = 0 if word in usual or count >= 1000 else 1 if count >= 100 else 2
        wrongs = ["", ""]
        for place, said in enumerate(lazy_pinyin(word)):
            right = word[place]
            heard = {c for c in chars.same.get(said, ()) if seen[c] >= (150, 1000, 6000)[rank]}
            near: set[str] = set()
            options = heard | {c for c in chars.looks[right] if seen[c] >= (100, 100, 1500)[rank]}
            if rank == 0:
                least = 400 if word in usual else 2000
                near = {c for c in chars.near.get(fuzzy(said), ()) if seen[c] >= least}
                options |= near
            for char in sorted(options - {right, "帐", "覆"}, key=lambda c: (-seen[c], c)):
                form = word[:place] + char + word[place + 1 :]
                times = text.pairs[form]
                # Of characters that are hardly words by themselves a seam is told by the
                # segmentation; those that it doesn't tell are in right_words.tsv.
                seam = (
                    rank == 0
                    and (char in heard or char in near)
                    and all(text.words[c] < 0.05 * seen[c] for c in form)
                )
                typo = times <= 3 and count >= 1000 * times
                if form in known or form in kept or form in taken:
                    continue
                if times and not typo and not seam:
                    continue
                taken[form] = word
                wrongs[place] += char
        if any(wrongs):
            made[word] = (wrongs[0], wrongs[1])
    return made


Frames = dict[tuple[str, str], tuple[set[str], set[str]]]


def frames(text: Text, known: dict[str, tuple[int, str]]) -> Frames:
    """(wrong, right) → the neighbours before, and behind, that call for the right word."""
    from pypinyin import lazy_pinyin

    alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
    sound: dict[str, tuple[str, ...]] = {}
    for word, (_, kind) in known.items():
        if len(word) == 2 and kind not in _NAMES and _HAN.fullmatch(word):
            sound[word] = tuple(lazy_pinyin(word))
            alike[sound[word]].append(word)
    narrowed = {
        (row[0], row[1]): [_set(cell) for cell in row[2:5]]
        for row in _table("collocations_narrowed.tsv")
    }
    own = {row[0]: (_set(row[1]), _set(row[2])) for row in _table("collocations.tsv")}
    made: Frames = defaultdict(lambda: (set(), set()))
    for right, sides in own.items():
        for wrong in alike[sound[right]] if right in sound else ():
            if wrong != right:
                _own(
                    text,
                    made[wrong, right],
                    right,
                    wrong,
                    sides,
                    own.get(wrong, (set(), set())),
                    narrowed.get((right, wrong)),
                )
    _closely(text, known, alike, sound, made)
    before: dict[str, list[str]] = defaultdict(list)
    behind: dict[str, list[str]] = defaultdict(list)
    for (first, second), count in text.beside.items():
        if count >= 20 and len(first) == len(second) == 2 and not {first, second} & _vague():
            if _kind(known, first) not in _SILENT_BEFORE:
                before[second].append(first)
            if _kind(known, second) not in _SILENT_BEHIND:
                behind[first].append(second)
    for right in sound:
        if text.words[right] < 200 or right in _vague():
            continue
        for wrong in alike[sound[right]]:
            if wrong == right or (right, wrong) in narrowed or text.words[wrong] < 3:
                continue
            for word in before[right]:
                if not text.beside[word, wrong] and _telling(
                    text, wrong, word, text.beside[word, right]
                ):
                    made[wrong, right][0].add(word)
            for word in behind[right]:
                if not text.beside[wrong, word] and _telling(
                    text, wrong, word, text.beside[right, word]
                ):
                    made[wrong, right][1].add(word)
    return {key: sides for key, sides in made.items() if any(sides)}


#: So often, at least, and in such a share of a neighbour's places, or of its own ones, the right
#: word stands beside the neighbour.
CLOSE, SHARE, OWN = 10, 0.006, 0.08
#: A word so much commoner than the right one may stand anywhere.
COMMONER = 6


def _closely(
    text: Text,
    known: dict[str, tuple[int, str]],
    alike: dict[tuple[str, ...], list[str]],
    sound: dict[str, tuple[str, ...]],
    made: Frames,
) -> None:
    """Neighbours that have the right word beside them so often that another of its sound, never
    seen there, isn't meant (短信 calls for 提醒, not for 题型)."""
    near = {frozenset(row) for row in _table("near_words.tsv")}
    narrowed = {frozenset(row[:2]) for row in _table("collocations_narrowed.tsv")}
    for (first, second), count in text.beside.items():
        if count < CLOSE or len(first) != 2 or len(second) != 2 or {first, second} & _vague():
            continue
        for place, right, beside, silent in (
            (0, second, first, _SILENT_BEFORE), (1, first, second, _SILENT_BEHIND),
        ):  # fmt: skip
            if right not in sound or beside not in known or _kind(known, beside) in silent:
                continue
            if count < SHARE * text.words[beside] and count < OWN * text.words[right]:
                continue
            for wrong in alike[sound[right]]:
                pair = frozenset((wrong, right))
                if wrong == right or pair in near or pair in narrowed:
                    continue
                if not 3 <= text.words[wrong] <= COMMONER * text.words[right]:
                    continue
                met = (beside, wrong) if place == 0 else (wrong, beside)
                if not text.beside[met]:
                    made[wrong, right][place].add(beside)


def _kind(known: dict[str, tuple[int, str]], word: str) -> str:
    return known.get(word, (0, "x"))[1]


def _telling(text: Text, wrong: str, neighbour: str, right: int) -> bool:
    """Whether it says something that the two never meet: one is rare, or chance would have
    brought them together six times, or the right pair is very common."""
    if right >= 400 or (right >= 100 and text.words[wrong] < 300):
        return True
    return text.words[wrong] < 60 or text.words[wrong] * text.words[neighbour] >= 6 * text.total


def _own(
    text: Text,
    made: tuple[set[str], set[str]],
    right: str,
    wrong: str,
    sides: tuple[set[str], set[str]],
    others: tuple[set[str], set[str]],
    narrowed: list[set[str]] | None,
) -> None:
    """The neighbours told by hand, but for those that go with the wrong word too."""
    left, follows = sides[0] - others[0], sides[1] - others[1]
    if narrowed:
        if narrowed[2]:
            left, follows = left - narrowed[2], follows - narrowed[2]
        else:
            left, follows = narrowed[0], narrowed[1]
    else:
        left = {w for w in left if len(w) > 1}
        follows = {w for w in follows if len(w) > 1}
    made[0].update(
        w for w in left - _vague() if _rare(text.beside[w, wrong], text.beside[w, right])
    )
    made[1].update(
        w for w in follows - _vague() if _rare(text.beside[wrong, w], text.beside[right, w])
    )


def _rare(wrong: int, right: int) -> bool:
    return not wrong or wrong * 200 < right


def anywhere(text: Text, known: dict[str, tuple[int, str]], chars: Characters) -> dict[str, str]:
    """Words that only the dictionary knows (it holds misspellings too) → the common word."""
    from pypinyin import lazy_pinyin

    kept = {row[0] for row in _table("right_words.tsv")}
    made: dict[str, str] = {}
    for right, count in text.words.most_common():
        if count < 300 or len(right) != 2 or _kind(known, right) in _NO_RIGHT or right not in known:
            continue
        for place, said in enumerate(lazy_pinyin(right)):
            for char in sorted(chars.same.get(said, set())):
                wrong = right[:place] + char + right[place + 1 :]
                if wrong == right or wrong in kept or wrong in made or wrong not in known:
                    continue
                frequency, kind = known[wrong]
                if (
                    frequency <= 5
                    and kind not in _NAMES
                    and not text.words[wrong]
                    and text.pairs[wrong] * 300 <= count
                ):
                    made[wrong] = right
    return made


def main() -> None:
    """Writes both files."""
    write(Text())


def write(text: Text) -> None:
    """Both files from the counts of a text."""
    known = dictionary()
    chars = Characters(text)
    pairs = {pair.wrong for pair in lexicon.pairs()}
    head = "# 由 training/slips.py 从公开的法律法规、工作报告和新闻文本统计得出，误写在约 5800 万字中不出现；请勿手改。\n"
    made = forms(text, known, chars)
    rows = [f"{word}\t{first}\t{second}" for word, (first, second) in made.items()]
    target = lexicon.folder() / "homophones.tsv"
    note = "# right 的首字（first）、次字（second）误作所列各字。\n"
    target.write_text(head + note + "right\tfirst\tsecond\n" + "\n".join(rows) + "\n", "utf-8")
    lines = []
    found = frames(text, known)
    order = sorted(found, key=lambda key: (key[0], -text.words[key[1]], key[1]))
    for wrong, right in order:
        left, follows = found[wrong, right]
        lines.append(f"{wrong}\t{right}\t{'、'.join(sorted(left))}\t{'、'.join(sorted(follows))}")
    for wrong, right in sorted(anywhere(text, known, chars).items()):
        if wrong not in pairs:
            lines.append(f"{wrong}\t{right}\t*\t")
    target = lexicon.folder() / "soundalikes.tsv"
    note = (
        "# wrong 与所列的词（before 在前，after 在后）相邻时应为 right；before 为 * 时不论语境。\n"
    )
    target.write_text(
        head + note + "wrong\tright\tbefore\tafter\n" + "\n".join(lines) + "\n", "utf-8"
    )
    slips = sum(len(a) + len(b) for a, b in made.values())
    print(
        f"{slips} forms of {len(made)} words; {len(order)} pairs of words, {sum(len(a) + len(b) for a, b in found.values())} neighbours"
    )


if __name__ == "__main__":
    main()

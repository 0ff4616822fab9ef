"""Errors planted for benchmarks, from sources that the engine's tables were not made from.

Words: those of pycorrector's frequency list with equal readings (pypinyin), frequent ones more.
Characters of like sound: pairs that people really wrote for one another in the training
halves of ECSpell and SIGHAN, and ECSpell's sound confusion set. Look-alikes: pycorrector's list of
characters of like strokes, and the real pairs of unlike sound. The text is the ``test``
part of ../shared/text, which nothing has read.
"""

from __future__ import annotations

import json
import random
from collections import Counter, defaultdict
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from training.corpus import FILES, articles, data, pairs
from training.plant import HAN, SENTENCE, Planted, Planter

#: word homophone, character homophone, look-alike, missing, doubled, superfluous, swapped.
SHARES = (32, 22, 16, 10, 6, 7, 7, 0, 0)


def clean_lines(limit: int | None = None, seed: int = 5) -> list[tuple[str, str]]:
    """(file, line) of the test part, shuffled."""
    found = [(a.source, line) for a in articles(("test",), FILES) for line in a.lines]
    random.Random(seed).shuffle(found)
    return found[:limit]


def sentences(limit: int, seed: int = 6) -> list[str]:
    """Sentences of 10 to 120 characters of the test part."""
    found = [s for a in articles(("test",), FILES) for line in a.lines for s in SENTENCE.findall(line) if 10 <= len(s) <= 120 and len(HAN.findall(s)) > 7]
    random.Random(seed).shuffle(found)
    return found[:limit]


def _pycorrector() -> Path:
    import importlib.util

    spec = importlib.util.find_spec("pycorrector")
    assert spec and spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0]) / "data"


def _written_pairs() -> Counter[tuple[str, str]]:
    """(right, wrong) characters of the public training pairs, with counts."""
    found: Counter[tuple[str, str]] = Counter()
    for name in ("ec_law", "ec_med", "sighan13", "sighan14", "sighan15"):
        for wrong, right in pairs(f"{name}.train"):
            if len(wrong) == len(right):
                found.update((b, a) for a, b in zip(wrong, right, strict=True) if a != b and HAN.match(a) and HAN.match(b))
    return found


@lru_cache(maxsize=200_000)
def _syllables(text: str) -> tuple[str, ...]:
    from pypinyin import lazy_pinyin

    return tuple(lazy_pinyin(text))


def planter(seed: int = 17) -> Planter:
    """The benchmark's planter."""
    import rjieba

    folder = _pycorrector()
    words: dict[tuple[str, ...], list[tuple[str, float]]] = defaultdict(list)
    for line in (folder / "word_freq.txt").read_text("utf-8").splitlines():
        word, times, *_ = line.split(" ")
        if 2 <= len(word) <= 3 and int(times) >= 30 and all(HAN.match(c) and _simplified(c) for c in word):
            words[_syllables(word)].append((word, float(times) ** 0.6))
    with (data() / "spelling" / "soundConfusion.json").open(encoding="utf-8") as file:
        alike = json.load(file)
    common = {c for line in (folder / "common_char_set.txt").read_text("utf-8").splitlines() for c in line.strip()}
    sounds: dict[str, dict[str, float]] = defaultdict(dict)
    shapes: dict[str, dict[str, float]] = defaultdict(dict)
    for right, others in alike.items():
        for wrong in others:
            if wrong in common and wrong != right:
                sounds[right][wrong] = 0.3
    for line in (folder / "same_stroke.txt").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        group = [c for c in line.split() if c in common]
        for a in group:
            for b in group:
                if a != b:
                    shapes[a][b] = 1.0
    for (right, wrong), times in _written_pairs().items():
        if not _simplified(wrong):
            continue
        table = sounds if _syllables(right) == _syllables(wrong) else shapes
        table[right][wrong] = table[right].get(wrong, 0.0) + min(times, 8)
    frequency: Counter[str] = Counter(c for _, line in clean_lines(4000) for c in line if HAN.match(c))
    return Planter(
        lambda w: [(o, f) for o, f in words.get(_syllables(w), ()) if o != w and len(o) == len(w)],
        lambda c: list(sounds[c].items()),
        lambda c: list(shapes[c].items()),
        sorted(frequency.items(), key=lambda p: (-p[1], p[0]))[:1500],
        rjieba.cut,
        seed,
        SHARES,
    )


def _simplified(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def planted(limit: int, seed: int = 17) -> list[Planted]:
    """Sentences with one error each, one in five with two."""
    maker = planter(seed)
    rng = random.Random(seed)
    made = [maker.plant(s, 2 if rng.random() < 0.2 else 1) for s in sentences(limit)]
    return [_words_dropped(m) for m in made if m.slips]


def documents(limit: int, seed: int = 18) -> list[list[Planted]]:
    """Whole documents of the test part, sentence by sentence, one error in every sixth sentence or so,
    until ``limit`` errors are planted."""
    maker = planter(seed)
    rng = random.Random(seed)
    found = [a for a in articles(("test",), FILES) if sum(map(len, a.lines)) > 600]
    rng.shuffle(found)
    made: list[list[Planted]] = []
    count = 0
    for article in found:
        if count >= limit:
            break
        sentences = [s for line in article.lines for s in SENTENCE.findall(line)]
        made.append([_words_dropped(maker.plant(s, 1)) if len(HAN.findall(s)) > 7 and rng.random() < 1 / 6 else Planted(s, s) for s in sentences])
        count += sum(len(m.slips) for m in made[-1])
    return made


def _words_dropped(item: Planted) -> Planted:
    """Missing characters that were a word of their own are of the kind ``dropped``: what is
    left is often right as well (加强了管理), so that no reader could tell."""
    import rjieba

    ends, at = {}, 0
    for word in rjieba.cut(item.right):
        for k in range(len(word)):
            ends[at + k] = len(word)
        at += len(word)
    shift = 0
    for number, slip in enumerate(item.slips):
        if slip.kind == "missing" and ends[slip.start + shift] == 1:
            item.slips[number] = replace(slip, kind="dropped")
        shift += len(slip.right) - (slip.end - slip.start)
    return item

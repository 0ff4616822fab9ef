"""Lessons for the decision: official text cut into pieces, with slips planted as people make them."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from nlpcheck.language.spelling import candidates, features
from nlpcheck.language.spelling.resources import Resources
from nlpcheck.language.spelling.words import name_of
from training.corpus import articles, fold_of
from training.plant import LESSONS, SENTENCE, SHARES, Planted, Planter, Slip


@dataclass
class Document:
    """Pieces of one to three sentences of one document, in order, and its file."""

    pieces: list[str]
    source: str


def samples(part: str, rng: random.Random, longest: int = 160, fold: int | None = None) -> list[Document]:
    """The documents of a part (or of one fold of it), cut into pieces."""
    documents: list[Document] = []
    for article in articles((part,)):
        if fold is not None and fold_of(article.title) != fold:
            continue
        pieces: list[str] = []
        for line in article.lines:
            held, want = "", rng.choice((1, 1, 2, 3))
            count = 0
            for sentence in SENTENCE.findall(line):
                held += sentence
                count += 1
                if count >= want or len(held) > longest:
                    if 6 <= len(held) <= 400:
                        pieces.append(held)
                    held, want, count = "", rng.choice((1, 1, 2, 3)), 0
            if 6 <= len(held) <= 400:
                pieces.append(held)
        if pieces:
            documents.append(Document(pieces, article.source))
    return documents


def flat(documents: Sequence[Document]) -> list[str]:
    """All pieces in order."""
    return [piece for document in documents for piece in document.pieces]


def training_planter(res: Resources, seed: int, shares: Sequence[float] = SHARES) -> Planter:
    """Confusions from the engine's own tables, with weights by likeness and frequency."""
    import rjieba

    start, listed = res.arrays["confuse.start"].astype(np.int64), res.arrays["confuse.token"]
    sound, glyph = res.arrays["confuse.sound"], res.arrays["confuse.glyph"]
    code = res.alphabet.code_of
    frequency = 10.0 ** res.uni.astype(np.float64)
    usual = res.simplified & (frequency > 2e-7)

    @cache
    def options(char: str, shape: bool) -> tuple[tuple[str, float], ...]:
        """Half by how common the wrong character is, as input methods offer it, half not:
        what is rare was mistyped by stroke or read by OCR."""
        t = int(res.alphabet.lut[ord(char)]) if ord(char) < 0x10000 else 3
        span = slice(start[t], start[t + 1])
        other = listed[span]
        grade = sound[span] & 7
        if shape:
            alike = np.where((sound[span] & 0xC0) > 0, (glyph[span] / 255.0 + 0.1) ** 5, 0)
            weight = alike * frequency[other] ** 0.3
        else:
            alike = np.array([0, 0.01, 0.25, 0.7, 1.0])[grade]
            weight = alike * frequency[other] ** 0.45
        alike = np.where(usual[other], alike, 0)
        weight = weight / max(weight.sum(), 1e-30) + alike / max(alike.sum(), 1e-30)
        return tuple((chr(code[o]), float(w)) for o, w in zip(other, weight, strict=True) if w > 0)

    @cache
    def homophones(word: str) -> tuple[tuple[str, float], ...]:
        token = res.alphabet.lut[[min(ord(c), 0xFFFF) for c in word]]
        if not 2 <= len(word) <= 4 or (token < 4).any():
            return ()
        key = candidates.word_keys(res.arrays["reading"], token[None])[0]
        known = res.arrays[f"homophone.key{len(word)}"]
        low, high = np.searchsorted(known, key), np.searchsorted(known, key, side="right")
        rows = res.arrays[f"homophone.word{len(word)}"][low:high]
        if not len(rows):
            return ()
        p, _, _ = res.vocabulary.get(name_of(rows))
        found = []
        for row, q in zip(rows, p, strict=True):
            if (row == token).all():
                continue
            grades = features.sound_of(res, token, row)
            exact = (grades[row != token] >= 3).all()
            found.append(("".join(chr(code[t]) for t in row), float(10.0 ** (0.5 * q)) * (1.0 if exact else 0.25)))
        return tuple(found)

    common = [(chr(code[t]), float(frequency[t])) for t in np.argsort(-frequency) if res.han[t]][:2500]
    return Planter(homophones, lambda c: options(c, False), lambda c: options(c, True), common, rjieba.cut, seed, shares)


_SURNAMES = features.SURNAMES


def strange_names(text: str, rng: random.Random, common: Sequence[str]) -> str:
    """The text with an invented name in it: right, though no model has read it.

    People after a title, villages, roads and firms after a preposition or a comma.
    """
    pick = lambda k: "".join(rng.choice(common) for _ in range(k))  # noqa: E731
    way = rng.random()
    if way < 0.45:
        name = rng.choice(_SURNAMES) + pick(rng.choice((1, 2, 2)))
        found = list(re.finditer(r"记者|主任|书记|同志|村民|教授|代表|局长|市长|镇长|院长|被告人|申请人|专家|委员|职工|负责人", text))
        if found:
            spot = rng.choice(found).end()
            return text[:spot] + name + text[spot:]
        return rng.choice(("记者", "村民", "主任", "干部", "申请人", "党员", "")) + name + rng.choice(("说，", "表示，", "介绍，", "、" + rng.choice(_SURNAMES) + pick(2) + "参加。")) + text
    if way < 0.8:
        place = pick(rng.choice((1, 2, 2))) + rng.choice(("村", "镇", "乡", "街道", "社区", "县", "路", "河", "水库", "区", "屯", "湾村", "家村", "沟村"))
        found = list(re.finditer(r"(?<=[，。、；])|在(?=[\u4e00-\u9fff])", text))
        spot = rng.choice(found).end() if found else 0
        return text[:spot] + place + text[spot:]
    firm = pick(rng.choice((2, 2, 3))) + rng.choice(("有限公司", "科技有限公司", "合作社", "小学", "集团", "律师事务所", "项目", "工程", "牌", "药业"))
    spot = rng.choice([m.end() for m in re.finditer(r"(?<=[，。、；])", text)] or [0])
    return text[:spot] + firm + text[spot:]


def plant_all(res: Resources, texts: Sequence[str], seed: int, clean_share: float = 0.45, shares: Sequence[float] = LESSONS) -> list[Planted]:
    """Clean texts, some with invented names, the others with one to three slips."""
    rng = random.Random(seed)
    planter = training_planter(res, seed, shares)
    common = planter.common[:1800]
    made = []
    for text in texts:
        if rng.random() < 0.12:
            text = strange_names(text, rng, common)
        if rng.random() < clean_share:
            made.append(Planted(text, text))
        else:
            made.append(planter.plant(text, rng.choice((1, 1, 1, 1, 2, 2, 3))))
    return made


def consistent(planted: Sequence[Planted], seed: int, share: float = 0.12, reach: int = 25) -> None:
    """Who writes a word wrongly often does so again: a share of the wrong words and characters
    is written in the same way, at up to two places of the pieces that follow."""
    rng = random.Random(seed)
    for number, item in enumerate(planted):
        for slip in list(item.slips):
            if len(slip.right) != slip.end - slip.start or rng.random() >= share:
                continue
            start, end, right = slip.start, slip.end, slip.right
            if len(right) == 1:
                before = item.wrong[start - 1 : start] if rng.random() < 0.5 else ""
                after = "" if before else item.wrong[end : end + 1]
                start, end, right = start - len(before), end + len(after), before + right + after
            wrong = item.wrong[start:end]
            left = 2
            for other in planted[number + 1 : number + reach]:
                at = other.wrong.find(right) if len(right) > 1 else -1
                if at < 0 or not left or any(s.start <= at + len(right) and at <= s.end for s in other.slips):
                    continue
                other.wrong = other.wrong[:at] + wrong + other.wrong[at + len(right) :]
                other.slips = sorted([*other.slips, Slip(at, at + len(right), right, slip.kind)], key=lambda s: s.start)
                left -= 1


def slips_of(wrong: str, right: str) -> Planted:
    """What a learner wrote, as if it had been planted; both of the same length."""
    differ = [i for i, (a, b) in enumerate(zip(wrong, right, strict=True)) if a != b]
    runs: list[list[int]] = []
    for i in differ:
        if runs and runs[-1][1] == i:
            runs[-1][1] = i + 1
        else:
            runs.append([i, i + 1])
    return Planted(right, wrong, [Slip(a, b, right[a:b], "sound") for a, b in runs])

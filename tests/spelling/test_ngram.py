"""The n-gram model against a slow and plain modified Kneser-Ney."""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict

import numpy as np
import pytest

from nlpcheck.language.spelling import staticmap, store
from nlpcheck.language.spelling.alphabet import DIGITS, LATIN, MARGIN, PAD, Alphabet
from nlpcheck.language.spelling.estimate import estimate
from nlpcheck.language.spelling.ngram import Ngrams, pack


def _corpus(seed: int, lines: int = 400) -> list[str]:
    """Lines with the long tail that Kneser-Ney's formula needs."""
    rng = random.Random(seed)
    letters = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒"
    weights = [1 / (k + 1) for k in range(len(letters))]
    return ["".join(rng.choices(letters, weights, k=rng.randint(1, 14))) for _ in range(lines)]


class _Plain:
    """Modified Kneser-Ney by dictionaries, on lines with ``order - 1`` pads in front and one behind."""

    def __init__(self, lines: list[list[int]], order: int, size: int) -> None:
        self.order, self.size = order, size
        raw: list[Counter[tuple[int, ...]]] = [Counter() for _ in range(order + 1)]
        for line in lines:
            padded = [PAD] * MARGIN + line + [PAD]
            for at in range(MARGIN, len(padded)):
                for n in range(1, order + 1):
                    raw[n][tuple(padded[at - n + 1 : at + 1])] += 1
        self.counts: list[dict[tuple[int, ...], int]] = [{} for _ in range(order + 1)]
        self.counts[order] = dict(raw[order])
        for n in range(1, order):
            before: dict[tuple[int, ...], set[int]] = defaultdict(set)
            for gram in raw[n + 1]:
                before[gram[1:]].add(gram[0])
            self.counts[n] = {g: raw[n][g] if g[0] == PAD else len(before[g]) for g in raw[n]}
        self.cut = []
        for n in range(order + 1):
            of = Counter(self.counts[n].values())
            n1, n2, n3, n4 = (of[k] for k in (1, 2, 3, 4))
            if n == 0 or min(n1, n2, n3, n4) == 0:
                self.cut.append([0.0, 0.5, 0.75, 0.9])
            else:
                y = n1 / (n1 + 2 * n2)
                self.cut.append([0.0, *(min(max(v, 0.0), top) for v, top in ((1 - 2 * y * n2 / n1, 0.99), (2 - 3 * y * n3 / n2, 1.95), (3 - 4 * y * n4 / n3, 2.95)))])
        self.total: list[Counter[tuple[int, ...]]] = [Counter() for _ in range(order + 1)]
        self.freed: list[Counter[tuple[int, ...]]] = [Counter() for _ in range(order + 1)]
        for n in range(1, order + 1):
            for gram, c in self.counts[n].items():
                self.total[n][gram[:-1]] += c
                self.freed[n][gram[:-1]] += self.cut[n][min(c, 3)]

    def p(self, gram: tuple[int, ...]) -> float:
        n = len(gram)
        if n == 0:
            return 1 / self.size
        total = self.total[n][gram[:-1]]
        if total == 0:
            return self.p(gram[1:])
        c = self.counts[n].get(gram, 0)
        own = c - self.cut[n][min(c, 3)] if c else 0.0
        return own / total + self.freed[n][gram[:-1]] / total * self.p(gram[1:])


@pytest.fixture(scope="module")
def small():
    lines = _corpus(1)
    alphabet = Alphabet.of("".join(sorted(set("".join(lines)))))
    tokens = alphabet.encode(lines).token
    orders = estimate(tokens, alphabet.size, (1,) * 5, (0.0,) * 5)
    return lines, alphabet, tokens, orders


def test_estimates_are_modified_kneser_ney(small):
    lines, alphabet, tokens, orders = small
    plain = _Plain([alphabet.lut[[ord(c) for c in line]].tolist() for line in lines], 5, alphabet.size)
    for n, order in enumerate(orders, 1):
        chosen = np.flatnonzero(order.count > 0)
        for index in chosen[:: max(1, len(chosen) // 150)]:
            gram = tuple(int(t) for t in tokens[order.where[index] - n + 1 : order.where[index] + 1])
            assert 10.0 ** float(order.p[index]) == pytest.approx(plain.p(gram), rel=2e-4), gram


def test_the_packed_model_answers_like_the_estimate(small, tmp_path):
    lines, alphabet, tokens, orders = small
    arrays, meta = pack(orders, tokens, None, "char.")
    store.write(tmp_path / "small.nlpm", arrays, meta)
    model = Ngrams(*store.read(tmp_path / "small.nlpm"), "char.")
    plain = _Plain([alphabet.lut[[ord(c) for c in line]].tolist() for line in lines], 5, alphabet.size)
    unseen = [line[::-1] for line in lines[:60]]
    worst = []
    for line in [*lines[:60], *unseen]:
        row = [PAD] * MARGIN + alphabet.lut[[ord(c) for c in line]].tolist()
        value, _, _ = model.score(np.array([row], np.uint16), MARGIN)
        for at in range(MARGIN, len(row)):
            worst.append(abs(float(value[0, at - MARGIN]) - math.log10(plain.p(tuple(row[at - 4 : at + 1])))))
    # 6 bits of probability, 8 of back-off; a fingerprint of 9 bits may lie now and then.
    assert np.quantile(worst, 0.95) < 0.2
    assert np.mean(worst) < 0.05


def test_probabilities_of_a_history_sum_to_one_even_when_pruned():
    lines = _corpus(2)
    alphabet = Alphabet.of("".join(sorted(set("".join(lines)))))
    tokens = alphabet.encode(lines).token
    orders = estimate(tokens, alphabet.size, (1, 1, 2, 2, 2), (0.0, 0.0, 0.3, 0.3, 0.3))
    assert all(o.keep.sum() < len(o.keep) for o in orders[2:])
    known = [{} for _ in range(6)]
    weight = [{} for _ in range(6)]
    for n, order in enumerate(orders, 1):
        for index in np.flatnonzero(order.keep | (n == 1)):
            gram = tuple(int(t) for t in tokens[max(0, order.where[index] - n + 1) : order.where[index] + 1])
            known[n][gram] = float(order.p[index])
            if order.parent[index]:
                weight[n][gram] = float(order.backoff[index])

    def log_p(gram: tuple[int, ...]) -> float:
        if gram in known[len(gram)] or len(gram) == 1:
            return known[len(gram)].get(gram, -9.0)
        return weight[len(gram) - 1].get(gram[:-1], 0.0) + log_p(gram[1:])

    for line in lines[:5]:
        row = [PAD] * MARGIN + alphabet.lut[[ord(c) for c in line]].tolist()
        total = sum(10 ** log_p((*row[-4:], t)) for t in range(alphabet.size))
        assert total == pytest.approx(1.0, abs=0.02)


def test_a_map_gives_back_every_value_and_seldom_knows_a_stranger():
    rng = np.random.default_rng(0)
    keys = np.unique(rng.integers(0, 2**63, 60_000).astype(np.uint64))
    values = rng.integers(0, 128, len(keys))
    table = staticmap.build(keys, values, np.uint16, 9)
    found, known = table.get(keys)
    assert known.all() and (found == values).all()
    strangers = np.setdiff1d(rng.integers(0, 2**63, 200_000).astype(np.uint64), keys)
    assert table.get(strangers)[1].mean() < 2 / 512
    assert len(table.slots) < 1.2 * len(keys)


@pytest.mark.parametrize("count", [1, 2, 3, 7, 40, 1000])
def test_small_maps(count):
    keys = np.arange(1, count + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    table = staticmap.build(keys, np.arange(count) % 200, np.uint8, 0)
    assert (table.value(keys) == np.arange(count) % 200).all()


def test_repeated_keys_are_refused():
    with pytest.raises(ValueError, match="重复"):
        staticmap.build(np.array([5, 5, 7], np.uint64), np.array([1, 2, 3]), np.uint8, 0)


def test_tokens_keep_their_places():
    alphabet = Alphabet.of("年月日公开，")
    tokens = alphabet.encode(["2023年 12月", "公开,ABC"])
    inner = tokens.token != PAD
    assert tokens.token[inner].tolist() == [DIGITS, 4, DIGITS, 5, 7, 8, 9, LATIN]
    assert tokens.start[inner].tolist() == [0, 4, 6, 8, 10, 11, 12, 13]
    assert tokens.line_start.tolist() == [0, 10, 17]


def test_numbers_with_points_are_one_token():
    alphabet = Alphabet.of("增长％、")
    tokens = alphabet.encode(["增长12.5%、1,204"])
    assert tokens.token[tokens.token != PAD].tolist() == [4, 5, DIGITS, 6, 7, DIGITS]


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "空的"), (b"plain text, no model", "不是本程序的模型"), (b"NLPM1\n\x05\0\0\0{oops", "损坏")],
)
def test_bad_model_files_are_named(tmp_path, content, said):
    path = tmp_path / "坏.nlpm"
    path.write_bytes(content)
    with pytest.raises(store.ModelError, match=said) as caught:
        store.read(path)
    assert "坏.nlpm" in str(caught.value)


def test_a_model_cut_short_is_named(tmp_path):
    path = tmp_path / "短.nlpm"
    store.write(path, {"a": np.arange(1000)}, {})
    path.write_bytes(path.read_bytes()[:2000])
    with pytest.raises(store.ModelError, match="不完整"):
        store.read(path)

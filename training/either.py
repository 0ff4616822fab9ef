"""Makes nlpcheck/language/models/either.npz: which of two words that sound alike is meant.

    python -m training.either [--work build/either] [--steps learn choose]

For each pair of words of one sound, one of which is of the trade (``collocations.tsv``) or common, it takes
the sentences of the training text that hold the one, and those that hold the other with the one
put in its place, and learns by logistic regression what about the word tells them apart (A. R.
Golding, D. Roth 1999: context-sensitive spelling correction).  A word is told only where the sum
is above that of nearly every place where the text rightly has it (a third of the training text's
places and the tune part, neither of which was learned from).  ``learn`` takes half an hour,
``choose`` seconds; needs scikit-learn.
"""

from __future__ import annotations

import argparse
import pickle
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from nlpcheck.language.either import MODEL, SCALE, names
from nlpcheck.language.segment import cut_known
from training.corpus import articles
from training.slips import _NAMES, _table
from training.vocabulary import dictionary

#: Places of a word that are kept, at most; of the right one, and of the one that stands there.
KEPT, RIGHT, WRONG = 6000, 3000, 4000
#: So often a word must stand in the text: the one that stands there, a right one of the trade, another.
STANDS, OWN, COMMON = 10, 80, 2500
#: Characters about a word that are looked at.
WINDOW = 36
#: So often a feature must be seen; so many of a pair are kept.
SEEN, FEATURES = 3, 1000
#: Words of the trade that the dictionary takes for names.
MORE = ("印发", "报到")
#: Words of the trade beside those of collocations.tsv.
TRADE = frozenset(
    re.findall(
        "..",
        "回复异议支出收入权力权利汇报时效纪要履行行使进展提醒地址期间职能接受推进衔接整改归档存档备案签收送达补正转办督办交办批示报送上报抄送台账链接点击浏览访问权限密码账号复印查阅来访"
        "来电来信信箱回访测评问责追责约谈督导自查抽查巡查排查核查复核签发印制发放张贴反馈诉求期限时限事项流程程序指南目录清单案例图解视频直播热线窗口大厅网页首页平台账户附件文号格式字号"
        "标题摘要全文落款日期编号编制起草修订废止失效清理梳理归集汇总分类分解分工专人专班职责责任协调配合联系联络通报表扬批评培训讲解演练宣讲讲座知晓掌握熟悉理解问卷访谈座谈论证听证征求"
        "意见建议提案议案采纳落实举措措施机制制度体系规程细则办法方案要点任务目标进度成效实效短板不足薄弱滞后缺失遗漏错误纠正改进完善健全优化加强提升拓展深化细化强化压实",
    )
)
#: Where a word was read so often where it stands by right: the sum below which another one isn't
#: told, and how far beyond the highest sums of these; for words of the trade, and for others.
BOUNDS = {
    True: ((1000, 1.5, 0.2), (200, 1.5, 0.6), (50, 2.5, 1.0), (0, 3.5, 1.2)),
    False: ((1000, 1.5, 0.3), (200, 1.5, 1.0), (50, 3.0, 1.5), (0, 4.0, 2.0)),
}
#: One place in so many may be a slip of the text itself, for words of the trade; not where the word
#: that stands there is so common that it would be told too often.
STRAY, EVERYWHERE = 700, 8000
#: Pairs that writers in offices do confuse, and how many right places in all the text may be told
#: of one; the sum below which none is, and how far beyond.
CONFUSED = frozenset(
    re.findall(
        "....",
        "反应反映指定制定等级登记人物任务同意统一恢复回复资讯咨询意义异议引发印发公式公示形势形式形式形势只能职能行驶行使旅行履行"
        "地质地址进站进展其间期间必需必须指责职责",
    )
)
ALLOWED, SURE, BEYOND = 3, 1.5, 0.1
#: Weights smaller than this (of SCALE) are left out of the file, which has to fit the wheel.
FAINT = 4
#: So many of the other word's places must be told.
TOLD = 0.3

_NUMERALS = frozenset("一两二三四五六七八九十百千万")
"""What a word begins with that may stand behind any thing counted (异议一件)."""

Places = dict[str, dict[str, list[tuple[int, int]]]]
PARTS = ("train", "tune")


class Learned(NamedTuple):
    """What was learned of a pair: the weights, and sums of places not learned from."""

    base: float
    weights: dict[int, int]
    rightly: list[float]
    """The highest sums where the word stands by right."""
    read: int
    wrongly: list[float]
    """The sums where it stands for the other."""
    times: int
    """How often the text has the word by right."""


def places() -> tuple[list[str], dict[str, Counter[str]], Places]:
    """The lines of the text, each once, and where the words of two characters stand in them."""
    two = {w for w, (_, k) in dictionary().items() if len(w) == 2 and k not in _NAMES}
    rng = random.Random(1)
    lines: list[str] = []
    seen: set[str] = set()
    count = {part: Counter[str]() for part in PARTS}
    found: dict[str, defaultdict[str, list[tuple[int, int]]]] = {
        p: defaultdict(list) for p in PARTS
    }
    for part in PARTS:
        first = len(lines)
        for article in articles((part,)):
            for line in article.lines:
                if line in seen:
                    continue
                seen.add(line)
                at = 0
                for word in cut_known(line):
                    if word in two:
                        count[part][word] += 1
                        kept = found[part][word]
                        if len(kept) < KEPT:
                            kept.append((len(lines), at))
                        elif (other := rng.randrange(count[part][word])) < KEPT:
                            kept[other] = (len(lines), at)
                    at += len(word)
                lines.append(line)
        for word in MORE:
            spots = [(n, at) for n in range(first, len(lines)) for at in _spots(lines[n], word)]
            random.Random(1).shuffle(spots)
            found[part][word] = spots[:KEPT]
            count[part][word] = len(spots)
    return lines, count, {part: dict(some) for part, some in found.items()}


def _spots(line: str, word: str) -> Iterable[int]:
    at = line.find(word)
    while at >= 0:
        yield at
        at = line.find(word, at + 1)


@cache
def trade() -> frozenset[str]:
    """The words of the trade."""
    return TRADE | {row[0] for row in _table("collocations.tsv")} | {MORE[0]}


def pairs(count: Counter[str]) -> list[tuple[str, str]]:
    """(the word that stands there, the one that may be meant), in order."""
    from pypinyin import lazy_pinyin

    near = {frozenset(row) for row in _table("near_words.tsv")}
    own = trade()
    alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for word, times in count.items():
        if times >= STANDS:
            alike[tuple(lazy_pinyin(word))].append(word)
    return sorted(
        (a, b)
        for group in alike.values()
        for a in group
        for b in group
        if a != b
        and a[0] not in _NUMERALS
        and frozenset((a, b)) not in near
        and ((b in own and count[b] >= OWN) or count[b] >= COMMON)
    )


class _Reader:
    """The features of places, by the word that stands or is put there."""

    def __init__(self, lines: list[str], spots: Places) -> None:
        self.lines, self.spots = lines, spots

    def read(self, part: str, word: str, most: int, put: str | None = None) -> list[list[int]]:
        found = (
            self._features(spot, put or word) for spot in self.spots[part].get(word, [])[:most]
        )
        return [some for some in found if some]

    def _features(self, spot: tuple[int, int], word: str) -> list[int] | None:
        line, at = self.lines[spot[0]], spot[1]
        left = line[max(0, at - WINDOW) : at]
        words = cut_known(left + word + line[at + 2 : at + 2 + WINDOW])
        place = index = 0
        while place < len(left):
            place += len(words[index])
            index += 1
        if place > len(left) or words[index] != word:
            return None
        return names(words, index)


def learn(reader: _Reader, wrong: str, right: str, times: int) -> Learned | None:
    """What tells a word, which stands so often, from the one that is put in its place."""
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    true = reader.read("train", wrong, KEPT)
    cut = min(WRONG, len(true) * 2 // 3)
    rest = true[cut:] + reader.read("tune", wrong, RIGHT)
    true = true[:cut]
    put = reader.read("train", right, RIGHT, wrong)
    if len(true) < 5 or len(put) < 50:
        return None
    seen = Counter(name for some in true + put for name in some)
    known = sorted(name for name, times in seen.items() if times >= SEEN)
    number = {name: index for index, name in enumerate(known)}

    def matrix(rows: list[list[int]]) -> Any:
        columns = [[number[name] for name in row if name in number] for row in rows]
        ends = np.cumsum([0, *map(len, columns)])
        flat = [column for row in columns for column in row]
        return csr_matrix(
            (np.ones(len(flat), np.float32), flat, ends), shape=(len(rows), len(known))
        )

    table = matrix(true + put)
    wanted = np.r_[np.zeros(len(true)), np.ones(len(put))]
    share = np.r_[np.full(len(true), 0.5 / len(true)), np.full(len(put), 0.5 / len(put))]
    made = LogisticRegression(C=0.3, solver="liblinear", max_iter=200)
    made.fit(table, wanted, sample_weight=share * len(wanted))
    weights, base = made.coef_[0], float(made.intercept_[0])
    often = np.asarray(table.sum(0)).ravel()
    kept = np.argsort(-np.abs(weights) * np.sqrt(often))[:FEATURES]
    whole = np.zeros(len(known), np.int64)
    whole[kept] = np.clip(np.round(weights[kept] * SCALE), -127, 127)

    def sums(rows: list[list[int]]) -> list[float]:
        found = matrix(rows) @ (whole / SCALE) + base if rows else np.zeros(0)
        return [float(total) for total in np.sort(found)[::-1]]

    return Learned(
        base,
        {known[i]: int(whole[i]) for i in np.flatnonzero(whole)},
        sums(rest)[:40],
        len(rest),
        sums(reader.read("tune", right, 250, wrong)),
        times,
    )


def least(one: Learned, own: bool, confused: bool) -> float | None:
    """From which sum on the other word is told (``own``: it is of the trade; ``confused``: it is
    in CONFUSED); None where too few of its places would be."""
    bound, margin = next(row[1:] for row in BOUNDS[own] if one.read >= row[0])
    stray = one.read // STRAY if own and one.times < EVERYWHERE else 0
    if confused and one.read >= 20:
        bound, margin = SURE, BEYOND
        stray = max(stray, ALLOWED * one.read // one.times)
    if one.rightly:
        bound = max(bound, one.rightly[min(stray, len(one.rightly) - 1)] + margin)
    told = [total for total in one.wrongly if total >= bound]
    return bound if one.wrongly and len(told) >= TOLD * len(one.wrongly) else None


def write(learned: dict[tuple[str, str], Learned], output: Path = MODEL) -> None:
    """The file from what was learned."""
    rows = [
        (pair, one, bound)
        for pair, one in sorted(learned.items())
        if "".join(pair) in CONFUSED and (bound := least(one, pair[1] in trade(), True))
    ]
    keys = [sorted(k for k, w in one.weights.items() if abs(w) >= FAINT) for _, one, _ in rows]
    np.savez_compressed(
        output,
        pairs=np.array(["".join(pair) for pair, _, _ in rows]),
        starts=np.cumsum([0, *map(len, keys)]).astype(np.int32),
        keys=np.array([key for some in keys for key in some], np.uint32),
        weights=np.array(
            [
                one.weights[key]
                for some, (_, one, _) in zip(keys, rows, strict=True)
                for key in some
            ],
            np.int8,
        ),
        bases=np.array([one.base for _, one, _ in rows], np.float32),
        leasts=np.array([bound for _, _, bound in rows], np.float32),
    )
    print(len(learned), "pairs,", len(rows), "kept,", output.stat().st_size, "bytes")


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--work", type=Path, default=Path("build/either"))
    parser.add_argument("--steps", nargs="+", default=["learn", "choose"])
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    kept = options.work / "learned.pickle"
    if "learn" in options.steps:
        lines, count, spots = places()
        reader = _Reader(lines, spots)
        learned = {}
        for wrong, right in pairs(count["train"]):
            times = count["train"][wrong] + count["tune"][wrong]
            if (one := learn(reader, wrong, right, times)) is not None:
                learned[wrong, right] = tuple(one)
        kept.write_bytes(pickle.dumps(learned))
    if "choose" in options.steps:
        write({pair: Learned(*one) for pair, one in pickle.loads(kept.read_bytes()).items()})


if __name__ == "__main__":
    main()

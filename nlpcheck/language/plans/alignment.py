"""Which measure answers which problem: by kind, by words in common, by what the text says.

No embeddings: every score can be told in words.  The evidence of a pair is

* ``said``    the text itself pairs them (「针对…问题」, 「问题：… 改进：…」),
* ``kind``    the measure answers the kind of problem (lexicons/problem_kinds.tsv),
* ``words``   content words that both hold (stop words of the field left out),
* ``order``   both stand at the same place of lists of equal length,

and a logistic weighing of these, fitted on the develop half only (benchmarks/plans.py --fit).
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cache, lru_cache
from operator import mul

import msgspec

from nlpcheck import lexicon
from nlpcheck.language import segment
from nlpcheck.language.plans.cues import HERE, read_toml
from nlpcheck.language.plans.model import Measure, Nearest, Pair, Problem

FEATURES = (
    "bias", "said", "said_other", "kind", "kind_main", "kind_both", "words", "characters",
    "order", "first", "last_resort",
)  # fmt: skip

_REPORT = 256
"""Problems and measures of a report, about, that are kept while it is judged."""


class Kind(msgspec.Struct, frozen=True):
    """A row of lexicons/problem_kinds.tsv, its patterns compiled."""

    key: str
    title: str
    say: re.Pattern[str]
    answer: re.Pattern[str]
    problem: str
    measure: str
    advice: str


class Weights(msgspec.Struct, frozen=True):
    """alignment.toml: a weight for each feature, and the least probability of a pair."""

    threshold: float
    pair_above: float
    """A problem's best measure that scores above this is paired with it, in doubt."""
    silent_above: float
    """A problem whose best measure scores above this is not called unanswered."""
    sure_below: float
    """One whose best measure scores no more than this is surely unanswered."""
    weight: dict[str, float]


@cache
def kinds() -> tuple[Kind, ...]:
    """The field's kinds of problems."""
    return tuple(
        Kind(key, title, re.compile(say), re.compile(answer), problem, measure, advice)
        for key, title, say, answer, problem, measure, advice in lexicon.table("problem_kinds")
    )


@cache
def weights() -> Weights:
    """The fitted weights."""
    return msgspec.convert(read_toml(HERE / "alignment.toml"), Weights)


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(row[0] for row in lexicon.table("plan_stopwords"))


@lru_cache(maxsize=_REPORT)
def problem_kinds(text: str) -> list[tuple[Kind, float]]:
    """The kinds that a problem's wording names, the best first, with how much of it they cover."""
    found = []
    for kind in kinds():
        covered = sum(len(m.group()) for m in kind.say.finditer(text))
        if covered:
            found.append((kind, covered / len(text)))
    return sorted(found, key=lambda item: -item[1])


@lru_cache(maxsize=_REPORT)
def _answers(text: str) -> list[set[str]]:
    """For each kind the words of a measure that answer problems of it."""
    return [{m.group() for m in kind.answer.finditer(text)} for kind in kinds()]


@lru_cache(maxsize=_REPORT)
def measure_kinds(text: str) -> list[tuple[Kind, float]]:
    """The kinds of problems that a measure's wording answers, the best first."""
    found = []
    for kind, spans in zip(kinds(), _answers(text), strict=True):
        # Long words tell more: 短视频 against 内容.
        score = sum((n - 1) ** 1.5 for n in sorted(map(len, spans)) if n > 1)
        if score:
            found.append((kind, score))
    return sorted(found, key=lambda item: -item[1])


@lru_cache(maxsize=_REPORT)
def _content(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Content words and character pairs outside stop words."""
    stop = _stop_words()
    words: set[str] = set()
    pairs: set[str] = set()
    run = ""
    for word in [*segment.cut(text), "。"]:
        if word in stop or not re.match(r"[\u4e00-\u9fffA-Za-z0-9]", word):
            pairs.update(run[i : i + 2] for i in range(len(run) - 1))
            run = ""
            continue
        run += word
        if len(word) > 1:
            words.add(word)
    words.update(
        w
        for w in segment.cut_fine(text)
        if len(w) > 1 and w not in stop and "\u4e00" <= w[0] <= "\u9fff"
    )
    if len(words) < 1 and len(pairs) < 2:
        # Nothing but the field's everyday words (公开内容仍需完善): these must do.
        words.update(w for w in segment.cut(text) if len(w) > 1 and w not in _EMPTY)
    return frozenset(words), frozenset(pairs)


_EMPTY = frozenset(
    [
        "公开",
        "信息",
        "工作",
        "政府",
        "政务",
        "进一步",
        "有待",
        "需要",
        "不够",
        "存在",
        "问题",
        "还有",
        "仍需",
        "我局",
        "我镇",
        "政府信息",
        "部分",
        "个别",
    ]
)


@lru_cache(maxsize=_REPORT)
def _everyday(text: str) -> frozenset[str]:
    """The field's everyday words in a text, for problems that have no others."""
    return frozenset(w for w in segment.cut(text) if len(w) > 1 and w not in _EMPTY)


class Evidence(msgspec.Struct, frozen=True):
    """What speaks for a pair: the features, and what to say of them."""

    features: tuple[float, ...]
    kind: Kind | None
    shared: tuple[str, ...]
    said: bool


def _similar(target: str, problem: str) -> float:
    """How much of ``target`` (from 「针对…问题」) is in the problem, 0…1."""
    pairs = {target[i : i + 2] for i in range(len(target) - 1)}
    if not pairs:
        return 0.0
    return sum(1 for p in pairs if p in problem) / len(pairs)


def evidence(
    problems: Sequence[Problem], measures: Sequence[Measure], issuer: str = ""
) -> list[list[Evidence]]:
    """The evidence of every pair: rows are problems, columns measures.

    Words of the issuer's own name tell nothing: a bureau of agriculture writes 农业 everywhere.
    """
    named = [problem_kinds(p.text) for p in problems]
    targets = [
        [_similar(m.target, p.text) if m.target else 0.0 for m in measures] for p in problems
    ]
    equal = len(problems) == len(measures)
    table: list[list[Evidence]] = []
    paired = {m.pair for m in measures if m.pair is not None}
    answers = list(zip(*([bool(a) for a in _answers(m.text)] for m in measures), strict=True))
    index = {kind.key: n for n, kind in enumerate(kinds())}
    # A kind that nearly every measure answers tells little.
    rarity = [1 - 0.5 * (sum(some) - 1) / max(1, len(measures) - 1) for some in answers]
    leading = [frozenset(k.key for k, _ in measure_kinds(m.text)[:3]) for m in measures]
    contents = [_content(m.text) for m in measures]
    nearest = [max(column, default=0.0) for column in zip(*targets, strict=True)]
    for i, problem in enumerate(problems):
        row = []
        words, pairs = _content(problem.text)
        plain = words <= _stop_words()
        most = max(3, min(len(pairs), 8))
        words = frozenset(w for w in words if w not in issuer)
        pairs = frozenset(p for p in pairs if p not in issuer)
        some = named[i][:4]
        for j, measure in enumerate(measures):
            m_words, m_pairs = contents[j]
            shared = words & (_everyday(measure.text) if plain else m_words)
            common = pairs & m_pairs
            best: Kind | None = None
            kind_score = main = both = 0.0
            for rank, (kind, cover) in enumerate(some):
                number = index[kind.key]
                if answers[number][j]:
                    value = (0.4 + cover) * rarity[number]
                    if value > kind_score:
                        kind_score, best = value, kind
                    if rank == 0:
                        main = 1.0
                    if rank < 2 and kind.key in leading[j]:
                        both = 1.0
            same_pair = (
                problem.pair is not None and problem.pair == measure.pair
            ) or measure.target_number == i + 1
            other_pair = not same_pair and (
                (measure.pair is not None or measure.target_number is not None)
                or (problem.pair is not None and problem.pair in paired)
            )
            said = 1.0 if same_pair else targets[i][j]
            said_other = 1.0 if other_pair else max(0.0, nearest[j] - targets[i][j])
            order = 1.0 if equal and i == j else 0.0
            features = (
                1.0,
                said if said >= 0.5 else 0.0,
                said_other,
                min(1.0, kind_score),
                main,
                both,
                min(1.0, len(shared) / 2),
                min(1.0, len(common) / most),
                order,
                0.0,
                0.0,
            )
            # As they stand in the problem; of two that begin together the longer first.
            told = sorted(shared, key=lambda w: (problem.text.find(w), -len(w)))
            row.append(Evidence(features, best, tuple(told), said >= 0.5))
        table.append(row)
    return _ranked(table)


def _ranked(table: list[list[Evidence]]) -> list[list[Evidence]]:
    """Adds what can be told only beside the other pairs: the best of its problem."""
    if not table or not table[0]:
        return table
    strength = [
        [
            3 * e.features[1] - 2 * e.features[2] + 0.8 * e.features[3] + 0.4 * e.features[4] + 0.6 * e.features[5]
            + 1.2 * e.features[6] + 1.2 * e.features[7] + 0.4 * e.features[8]
            for e in row
        ]
        for row in table
    ]  # fmt: skip
    result = []
    columns = [max(column) for column in zip(*strength, strict=True)]
    for i, row in enumerate(table):
        top = max(strength[i])
        new = []
        for j, e in enumerate(row):
            column = columns[j]
            first = (1.0 if len(row) > 1 else 0.5) if strength[i][j] >= top and top > 0.45 else 0.0
            lone = (
                (1.0 if len(table) > 1 else 0.5)
                if strength[i][j] >= column and column > 0.45
                else 0.0
            )
            new.append(Evidence((*e.features[:9], first, lone), e.kind, e.shared, e.said))
        result.append(new)
    return result


@cache
def _weighing() -> tuple[float, ...]:
    """The weight of each feature, in their order."""
    weight = weights().weight
    return tuple(weight.get(name, 0.0) for name in FEATURES)


def probability(features: Sequence[float]) -> float:
    """The logistic weighing of a pair's features."""
    total = sum(map(mul, _weighing(), features))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def align(
    problems: Sequence[Problem], measures: Sequence[Measure], issuer: str = ""
) -> tuple[list[Pair], list[Nearest], list[float]]:
    """The pairs; for each problem without one the nearest measure and why it won't do;
    and for each measure its best score with any problem."""
    pairs: list[Pair] = []
    nearest: list[Nearest] = []
    if not measures:
        return [], [Nearest(i, None, 0.0, "本部分没有写改进措施") for i in range(len(problems))], []
    table = evidence(problems, measures, issuer)
    limit = weights()
    best = [0.0] * len(measures)
    # A measure of the very kind may answer without sharing a word: not called unanswered.
    # Nor is a problem that shares a word with the only measure there is.
    scores = [[probability(e.features) for e in row] for row in table]
    plausible = [
        [
            max(s, 0.3) if (e.features[4] and e.features[5]) or (len(row) == 1 and e.shared) else s
            for s, e in zip(line, row, strict=True)
        ]
        for line, row in zip(scores, table, strict=True)
    ]
    chosen = [[j for j, s in enumerate(line) if s >= limit.threshold] for line in scores]
    asked = {j for some in chosen for j in some}
    open_problems = [i for i, some in enumerate(chosen) if not some]
    # A measure with something in it was written against something: where it answers none of
    # the problems that have their measures, it may answer one of the others in other words.
    loose = [
        j
        for j, m in enumerate(measures)
        if j not in asked and m.judgement is not None and m.judgement.verdict != "vague"
    ]
    free = [j for j, m in enumerate(measures) if j not in asked and measure_kinds(m.text)]
    for i in range(len(problems)):
        best = [max(b, s) for b, s in zip(best, plausible[i], strict=True)]
        for j in chosen[i]:
            pairs.append(Pair(i, j, round(scores[i][j], 3), explain(table[i][j])))
    for i in open_problems:
        line = plausible[i]
        j = max(range(len(line)), key=line.__getitem__)
        score = round(line[j], 3)
        if score <= limit.pair_above and len(open_problems) == len(loose) == 1:
            j, score = loose[0], round(limit.pair_above, 3) + 0.001
        if score > limit.pair_above:
            # In doubt: not called unanswered, so paired, and said to be in doubt.
            pairs.append(Pair(i, j, score, f"{explain(table[i][j])}（拿不准）"))
            continue
        # So may the measure at the same place of an equally long list, unless both are of
        # known kinds, and these differ.
        same_place = (
            len(problems) == len(measures)
            and i not in asked
            and not (problem_kinds(problems[i].text) and measure_kinds(measures[i].text))
        )
        if same_place or any(max(open_problems, key=lambda k: plausible[k][n]) == i for n in loose):
            score = max(score, round(limit.silent_above, 3) + 0.001)
        # A measure that answers no other problem may answer this one in words of its own.
        sure = (
            score <= limit.sure_below
            and not free
            and problems[i].firm
            and _says_what(problems[i].text)
        )
        reason = why_not(problems[i], measures[j], table[i][j], j)
        nearest.append(Nearest(i, j, score, reason, sure))
    return pairs, nearest, [round(b, 3) for b in best]


def _says_what(text: str) -> bool:
    """Whether a problem names more than the field's everyday words (公开力度不够大 doesn't)."""
    words, _ = _content(text)
    return not words <= _stop_words() and bool(words - _EMPTY)


def explain(e: Evidence) -> str:
    """Why a pair is one, in words."""
    reasons = []
    if e.said:
        reasons.append("文中写明了对应关系")
    if e.kind is not None:
        reasons.append(f"措施针对“{e.kind.title}”一类问题")
    if e.shared:
        reasons.append(f"都讲到“{'、'.join(e.shared[:3])}”")
    if e.features[8] and not reasons:
        reasons.append("在各自的序列中位置相同")
    return "；".join(reasons) or "用语相近"


def brief(text: str, width: int = 22) -> str:
    """The text, cut to ``width`` characters with an ellipsis."""
    text = re.sub(r"\s+", "", text)
    return text if len(text) <= width else text[: width - 1] + "…"


def why_not(problem: Problem, measure: Measure, e: Evidence, number: int) -> str:
    """Why the nearest measure does not answer a problem, and what would."""
    named = problem_kinds(problem.text)
    kind = named[0][0] if named else None
    wanted = (
        f"属“{kind.title}”一类问题，宜有如“{kind.measure}”的措施" if kind else "宜补写针对它的措施"
    )
    if e.shared:
        near = f"虽都讲到“{'、'.join(e.shared[:2])}”，但没有说怎样解决这个问题"
    elif e.kind is not None:
        near = f"只是泛泛涉及“{e.kind.title}”，没有讲到这个问题本身"
    else:
        near = "讲的是另一件事"
    return f"最接近的是第{number + 1}条“{brief(measure.text)}”，{near}；{wanted}"

"""Makes lexicons/unmet.tsv from the official text: function words that never meet.

``python -m training.unmet`` (about two minutes).  Two of the words below are kept where chance
would have brought them together twenty times or more and the text never does.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise

from nlpcheck import lexicon
from training.slips import _runs

#: Particles, prepositions, conjunctions, auxiliaries, and adverbs and verbs that take a whole clause.
WORDS = frozenset(
    [
        *"的地得了着过在于对向从由把将被给为以与和及跟或并而且也都均就还又再才已未不没所其之该各每等能可会应须要到至自按据依经用使让是有",
        "应当", "应该", "可以", "能够", "必须", "需要", "按照", "根据", "依据", "通过", "为了", "由于", "对于", "关于", "以及",
        "并且", "或者", "已经", "不断", "进一步", "没有", "进行", "及时", "认真", "积极", "切实", "利用", "采取", "予以", "给予",
        "逐项", "逐步", "全面",
    ]
)  # fmt: skip
#: Meetings that chance would bring, at least.
CHANCE = 20
#: Words of the text in all: what a word's share is counted of.
TOTAL = 5.0e7
_HEAD = (
    "# 由 training/unmet.py 从公开的法律法规、工作报告和新闻文本统计得出；请勿手改。\n"
    "# word 之后从不紧接 never 所列的虚词；相连的多半是误留了一个。\n"
    "word\tnever\n"
)


def main() -> None:
    """Write the file."""
    import rjieba

    met: Counter[tuple[str, str]] = Counter()
    times: Counter[str] = Counter()
    for run in _runs():
        words = rjieba.cut(run, False)
        times.update(w for w in words[:-1] if w in WORDS)
        met.update((a, b) for a, b in pairwise(words) if a in WORDS and b in WORDS)
    write(met, times)


def write(met: Counter[tuple[str, str]], times: Counter[str]) -> None:
    """The file from what was counted: meetings, and how often each word stands before another."""
    never: dict[str, list[str]] = defaultdict(list)
    for first in sorted(WORDS):
        for second in sorted(WORDS - {first}):
            if not met[first, second] and times[first] * times[second] >= CHANCE * TOTAL:
                never[first].append(second)
    rows = [f"{first}\t{'、'.join(seconds)}\n" for first, seconds in never.items()]
    (lexicon.folder() / "unmet.tsv").write_text(_HEAD + "".join(rows), "utf-8")
    print(sum(map(len, never.values())))


if __name__ == "__main__":
    main()

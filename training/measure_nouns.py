"""Makes lexicons/counted_nouns.tsv: what is counted, by which measures, and how often without.

    NLPCHECK_DATA=../shared python -m training.measure_nouns

Over the official text three patterns are counted for each noun: a number, a measure and the noun
(30余名干部); the noun, a number and a measure at a clause's end (举办培训6次，); and the noun and a
number with no measure there (粉丝数达300，).  A word is kept where it stands with measures ``LEAST``
times, before a number and its measure ``BEHIND`` times, and hardly ever (one in sixty) before a bare
number.  Of a word with fewer than ``MOST`` measures and ``MANY`` places all measures are listed
(mark ``all``): another one is suspect.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from pathlib import Path

from nlpcheck.language import segment
from nlpcheck.language.quantities.scan import MEASURES, MONEY, TIME
from training.corpus import articles

LEAST, BEHIND, MOST, MANY = 12, 4, 12, 60
_NO_NOUN = re.compile(
    r"[量数度率额值级位速比时秒周天日]$|^(?:[每大小]|超过|不足|至少|接近|少于|以上|其中|目前|已经|已超|已近|共有|共计|只有|预计|最|日均|经过|部分|立方米|小时)"
)
_M = "|".join(
    sorted(
        (
            re.escape(m)
            for m in set(MEASURES) - MONEY - TIME - {"%", "成", "倍", "度", "分", "个百分点"}
        ),
        key=len,
        reverse=True,
    )
)
_N = (
    r"(?<![\d.第一二三四五六七八九十年月至到-])(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)[万千百]?[余多]?"
)
_PRE = re.compile(rf"{_N}(?P<m>{_M})(?P<after>[\u4e00-\u9fff]{{2,6}})")
_POST = re.compile(
    rf"(?P<before>[\u4e00-\u9fff]{{2,8}}?)(?:共|共计|合计|达到|达|为|有)?(?P<n>{_N})(?P<m>{_M})?(?=[，。；、）])"
)


def count() -> tuple[dict[str, Counter[str]], Counter[str], Counter[str]]:
    """By noun: its measures before it and behind it, and how often a number stands bare."""
    measures: dict[str, Counter[str]] = defaultdict(Counter)
    behind: Counter[str] = Counter()
    bare: Counter[str] = Counter()
    for article in articles():
        for line in article.lines:
            if not re.search(r"\d", line):
                continue
            for match in _PRE.finditer(line):
                words = list(segment.cut(match["after"]))
                if len(words[0]) >= 2:
                    measures[words[0]][match["m"]] += 1
                if len(words) > 1 and len(words[0]) + len(words[1]) <= 5 and len(words[1]) >= 2:
                    measures[words[1]][match["m"]] += 1
            for match in _POST.finditer(line):
                noun = list(segment.cut(match["before"]))[-1]
                if len(noun) < 2:
                    continue
                if match["m"]:
                    measures[noun][match["m"]] += 1
                    behind[noun] += 1
                else:
                    bare[noun] += 1
    return measures, behind, bare


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("lexicons/counted_nouns.tsv"))
    options = parser.parse_args()
    measures, behind, bare = count()
    rows = [
        "# 公文中数字前后的名词、动词与所用量词（多者在前），由 training/measure_nouns.py 从公开的",
        "# 法律、政府工作报告与新闻数出；all 表示所见量词尽列于此。",
        "noun\tfirst\tothers\tall",
    ]
    for noun, told in sorted(measures.items()):
        total = sum(told.values())
        if total < LEAST or behind[noun] < BEHIND or bare[noun] * 60 > behind[noun]:
            continue
        if _NO_NOUN.search(noun):
            continue
        listed = [m for m, _ in told.most_common()]
        whole = "all" if len(listed) < MOST and total >= MANY else "-"
        rows.append(f"{noun}\t{listed[0]}\t{'、'.join(listed[1:MOST]) or '-'}\t{whole}")
    options.out.write_text("\n".join(rows) + "\n", "utf-8")


if __name__ == "__main__":
    main()

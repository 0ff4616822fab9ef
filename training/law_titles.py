"""The national laws and regulations that official text cites: ``lexicons/law_titles.tsv``.

    python -m training.law_titles [--output FILE]

Reads all documents: every 《中华人民共和国……法》 and 《中华人民共和国……条例》, and the headings of
national regulations, each with the number of documents that name it (rule NM005 takes a national
law that none of them names for a wrong title).
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from pathlib import Path

from training.corpus import articles

HEADER = (
    "# 官方文本引用的国家法律、条例名称（不含“中华人民共和国”）及篇数，由 training/law_titles.py 生成。\n"
    "title\ttimes\n"
)
_CITED = re.compile("[《〈]中华人民共和国([^《》〈〉，。；\n]{1,30}(?<!办)(?:法|条例|法典))[》〉]")
_NAMED = re.compile(r"([一-鿿]{2,24}(?<!办)(?:法|条例|法典))(?:[（(]\d{4}[^）)]*[）)])?")


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--output", type=Path, default=Path("lexicons/law_titles.tsv"))
    options = parser.parse_args()
    times: Counter[str] = Counter()
    for article in articles(("train", "tune", "test")):
        times.update(set(_CITED.findall("\n".join(article.lines))))
        heading = _NAMED.fullmatch(article.title)
        if heading and article.source == "laws" and not re.search("[省市县区]", heading[1][:8]):
            times[heading[1]] += 1
    options.output.write_text(
        HEADER + "".join(f"{t}\t{times[t]}\n" for t in sorted(times)), "utf-8"
    )
    print(f"{len(times)} titles")


if __name__ == "__main__":
    main()

"""Makes lexicons/obtained.tsv: words with 得 that no text writes with 的 or 地 instead.

``python -m training.obtained`` (about a minute).  The words of three characters or more are those
of jieba's dictionary that the official text holds or that are idioms; what stands there with 的 or 地
in their place is left out.
"""

from __future__ import annotations

import re
from pathlib import Path

import jieba

from nlpcheck import lexicon
from training.corpus import articles

_HEAD = (
    "# 由 training/obtained.py 从 jieba 词典和公开的法律法规、工作报告、新闻文本统计得出；请勿手改。\n"
    "# 含“得”的词；公开文本里从不把其中的“得”写作 wrong。用于 GR002、GR003。\n"
    "word\twrong\n"
)


_TAGS = frozenset(["v", "a", "i", "l", "z", "d", "n", "vn"])
_KEPT = frozenset(
    [
        "因祸得福",
        "春风得意",
        "旗开得胜",
        "渔翁得利",
        "渔人得利",
        "如鱼得水",
        "种瓜得瓜",
        "种豆得豆",
        "塞翁得马",
    ]
)


def main() -> None:
    """Write the file."""
    path = Path(jieba.__file__).with_name("dict.txt")
    rows = [row.split() for row in path.read_text("utf-8").splitlines()]
    words = {row[0] for row in rows if len(row) == 3 and row[2] in _TAGS}
    words = {
        w for w in words if 3 <= len(w) <= 6 and w.count("得") == 1 and not re.search("[的地]", w)
    }
    # 应对得体: 应对的体系 is right
    words -= {w for w in words if re.fullmatch("..得.", w) and w not in _KEPT}
    # 心得体会: 人心的体会 is right
    words = {w for w in words if w.find("得") != 1 or w[0] not in "心来人看听写走做办好多大奖亚有打花忙红想"}
    forms = {(w, wrong): w.replace("得", wrong) for w in words for wrong in "的地"}
    seen: set[str] = set()
    used: set[str] = set()
    expression = re.compile("[一-鿿]{0,4}[的地得][一-鿿]{0,4}")
    wanted = set(forms.values()) | words
    for article in articles():
        for line in article.lines:
            for match in expression.finditer(line):
                part = match[0]
                for i in range(len(part)):
                    for size in range(3, 7):
                        piece = part[i : i + size]
                        if piece in wanted:
                            (used if "得" in piece else seen).add(piece)
    made = []
    for word in sorted(words):
        never = [w for w in "的地" if forms[word, w] not in seen]
        if never and (len(word) > 3 or word in used):
            made.append(f"{word}\t{'、'.join(never)}\n")
    (lexicon.folder() / "obtained.tsv").write_text(_HEAD + "".join(made), "utf-8")
    print(len(made))


if __name__ == "__main__":
    main()

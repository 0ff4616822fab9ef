"""A character model of the same text in ARPA form, for pycorrector's KenLM corrector.

``python -m training.arpa OUT.arpa``: 4-grams, so that the benchmark compares correctors and
not texts.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from nlpcheck.language.spelling.alphabet import PAD
from nlpcheck.language.spelling.estimate import estimate
from training.build_lm import make_alphabet, read
from training.corpus import FILES


def write(path: Path, sources: tuple[str, ...] = FILES) -> None:
    """Estimate and write; n-grams with a pad other than as <s> in front are left out."""
    from collections import Counter

    lines = read(sources)
    count: Counter[str] = Counter()
    for line in lines:
        count.update(line)
    alphabet = make_alphabet(count)
    token = alphabet.encode(lines).token
    orders = estimate(token, alphabet.size, (1, 1, 2, 3), (0.0, 0.0, 0.4, 0.8))
    names = ["<s>", "0", "A", "<unk>"] + [chr(c) for c in alphabet.characters]
    rows: list[list[str]] = []
    for n, order in enumerate(orders, 1):
        grams = token[order.where[:, None] - np.arange(n - 1, -1, -1)]
        good = order.keep & (grams[:, 1:] != PAD).all(1) if n > 1 else order.keep & (grams[:, 0] != PAD)
        some = []
        for gram, p, b in zip(grams[good].tolist(), order.p[good].tolist(), order.backoff[good].tolist(), strict=True):
            tail = f"\t{b:.3f}" if n < len(orders) else ""
            some.append(f"{p:.3f}\t{' '.join(names[t] for t in gram)}{tail}")
        if n == 1:
            first = order.key == PAD
            back = float(order.backoff[first][0]) if first.any() else 0.0
            some += [f"-99\t<s>\t{back:.3f}", "-2.0\t</s>", "-7.0\t<unk>\t0"] if "<unk>" not in {r.split("\t")[1] for r in some} else [f"-99\t<s>\t{back:.3f}", "-2.0\t</s>"]
        rows.append(some)
    with path.open("w", encoding="utf-8") as file:
        file.write("\\data\\\n" + "".join(f"ngram {n}={len(r)}\n" for n, r in enumerate(rows, 1)))
        for n, some in enumerate(rows, 1):
            file.write(f"\n\\{n}-grams:\n" + "\n".join(some) + "\n")
        file.write("\n\\end\\\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]))

"""The words: a public dictionary's, and new ones that the text itself shows.

The dictionary is that of jieba (MIT), with its frequencies and parts of speech. To it
come words of two to four characters that jieba's hidden Markov model finds at least
``NEW`` times in the training text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlpcheck.language.spelling import words
from nlpcheck.language.spelling.alphabet import Alphabet
from nlpcheck.language.spelling.staticmap import build

NEW = 12
_HAN = re.compile(r"[\u4e00-\u9fff]{2,4}")
_MARKS = {"nr": words.PERSON, "nrt": words.PERSON, "nrfg": words.PERSON, "ns": words.PLACE_NAME, "nt": words.PROPER, "nz": words.PROPER}


def dictionary() -> dict[str, tuple[int, str]]:
    """jieba's words: frequency and part of speech."""
    import jieba

    found = {}
    for line in Path(jieba.__file__).with_name("dict.txt").read_text("utf-8").splitlines():
        word, frequency, tag = line.split(" ")
        found[word] = (int(frequency), tag)
    return found


def new_words(lines: Iterable[str], known: dict[str, Any]) -> Counter[str]:
    """Words of the text that the dictionary lacks."""
    import rjieba

    seen: Counter[str] = Counter()
    for line in lines:
        seen.update(rjieba.cut(line))
    return Counter({w: n for w, n in seen.items() if n >= NEW and w not in known and _HAN.fullmatch(w)})


def encode_words(alphabet: Alphabet, listed: list[str]) -> NDArray[np.uint64]:
    """Names of words, in their order."""
    found = np.zeros(len(listed), np.uint64)
    lengths = np.array([len(w) for w in listed])
    for length in range(1, words.LONGEST + 1):
        index = np.flatnonzero(lengths == length)
        if len(index):
            text = "".join(listed[i] for i in index)
            codes = np.frombuffer(text.encode("utf-16-le"), np.uint16)
            found[index] = words.name_of(alphabet.lut[codes].reshape(-1, length))
    return found


def make(
    alphabet: Alphabet, listed: list[str], names: NDArray[np.uint64], frequency: NDArray[np.float64], marks: NDArray[np.uint8], single: NDArray[np.float64]
) -> tuple[dict[str, NDArray[Any]], dict[str, Any]]:
    """Arrays and meta of the vocabulary (frequencies of words and of single tokens)."""
    total = frequency.sum() + single.sum()
    p = np.log10(np.maximum(frequency, 0.1) / total).astype(np.float32)
    low, high = float(p.min()), float(p.max())
    level = np.linspace(low, high, 256).astype(np.float32)
    value = np.rint((p - low) / max(high - low, 1e-9) * 255).astype(np.int64) | (marks.astype(np.int64) << 8)
    table = build(names, value, np.uint32, words.FINGERPRINT)
    arrays = {
        "word.single": np.log10(np.maximum(single, 0.5) / total).astype(np.float32),
        "word.map": table.slots,
        "word.level": level,
    }
    return arrays, {"words": len(listed), "word.map": [int(table.seed), table.bits, table.fingerprint]}

"""The n-grams and the vocabulary: the first and longest step of ``training.build``."""

from __future__ import annotations

import gc
import re
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlpcheck.language.spelling import words
from nlpcheck.language.spelling.alphabet import Alphabet
from nlpcheck.language.spelling.estimate import estimate
from nlpcheck.language.spelling.ngram import pack
from training import vocabulary
from training.corpus import FILES, articles, fold_of, learners

#: How often a learner's sentence counts in the n-grams, which hold two hundred times as much
#: official text.
WEIGHT = 10

_HAN = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True)
class Sizes:
    """Fewest occurrences, and least gain over backing off, of what stays in the model."""

    char_least: tuple[int, ...] = (1, 1, 2, 3, 4)
    char_gain: tuple[float, ...] = (0.0, 0.0, 0.7, 1.2, 1.5)
    word_least: tuple[int, ...] = (1, 2, 4)
    word_gain: tuple[float, ...] = (0.0, 0.6, 1.2)


def log(text: str) -> None:
    print(time.strftime("%H:%M:%S"), text, flush=True)


def make_alphabet(count: Counter[str]) -> Alphabet:
    """Characters seen twice, those of GB 2312, and marks; commonest first."""
    common = [bytes((a, b)).decode("gb2312", "ignore") for a in range(0xB0, 0xF8) for b in range(0xA1, 0xFF)]
    chosen = {c for c in common if c} | {c for c, n in count.items() if n >= 2}
    chosen |= set("，。、；：？！“”‘’（）《》〈〉〔〕【】—…·％～")
    keep = [c for c in chosen if (not c.isspace() and ord(c) <= 0xFFFF and not c.isascii()) or c in ".-/+*=_@#$^&|{}`\\"]
    keep = [c for c in keep if not ("Ａ" <= c <= "ｚ" or "０" <= c <= "９" or c == "\u200b")]
    return Alphabet.of("".join(sorted(keep, key=lambda c: (-count[c], c))))


def read(sources: tuple[str, ...] = FILES, without: int | None = None) -> list[str]:
    """Lines of the training documents, ``without`` those of one fold."""
    return [line for article in articles(("train",), sources) if without is None or fold_of(article.title) != without for line in article.lines]


def read_learners(without: int | None = None) -> list[str]:
    """Learners' sentences as mended, ``without`` those of one fold."""
    return [right for _, right in learners() if without is None or fold_of(right) != without]


def load_vocabulary(arrays: dict[str, NDArray[Any]], meta: dict[str, Any]) -> words.Vocabulary:
    return words.Vocabulary(arrays["word.single"], arrays["word.map"], meta["word.map"], arrays["word.level"])


def build(lines: list[str], sizes: Sizes = Sizes(), alphabet: Alphabet | None = None, beside: Sequence[str] = ()):
    """(alphabet, arrays, meta, words with frequencies, characters' counts, bigrams and
    trigrams, the text as names of words) of the language model of lines.

    ``beside``: lines that the n-grams read as well, ``WEIGHT`` times; they bring no new
    words or characters."""
    count: Counter[str] = Counter()
    for line in lines:
        count.update(line)
    alphabet = alphabet or make_alphabet(count)
    log(f"{len(lines)} lines, {sum(count.values())} characters, alphabet of {alphabet.size}")
    arrays: dict[str, NDArray[Any]] = {"alphabet": alphabet.characters}
    meta: dict[str, Any] = {"characters": sum(count.values())}

    known = vocabulary.dictionary()
    fresh = vocabulary.new_words(lines, known)
    log(f"{len(fresh)} new words")
    listed, frequency, marks = [], [], []
    for word, (times, tag) in known.items():
        if 2 <= len(word) <= words.LONGEST and len(_HAN.findall(word)) == len(word) and (alphabet.lut[[ord(c) for c in word]] > 3).all():
            listed.append(word)
            frequency.append(float(times))
            marks.append(vocabulary._MARKS.get(tag, 0))
    for word, times in sorted(fresh.items()):
        if (alphabet.lut[[ord(c) for c in word]] > 3).all():
            listed.append(word)
            frequency.append(times * 0.7)
            marks.append(0)
    names = vocabulary.encode_words(alphabet, listed)
    names, index = np.unique(names, return_index=True)
    listed = [listed[i] for i in index]
    base = np.array(frequency)[index]
    mark = np.array(marks, np.uint8)[index]
    single = np.ones(alphabet.size)
    for word, (times, _) in known.items():
        if len(word) == 1 and ord(word) <= 0xFFFF:
            single[alphabet.lut[ord(word)]] = max(1.0, times)
    single[:4] = 1e6
    for number in range(4, alphabet.size):
        if not _HAN.match(chr(alphabet.code_of[number])):
            single[number] = max(1000.0, count[chr(alphabet.code_of[number])])
    lines = [*lines, *list(beside) * WEIGHT]
    char_ids = words.name_of(np.arange(alphabet.size, dtype=np.uint16)[:, None])
    for turn in range(2):
        made, info = vocabulary.make(alphabet, listed, names, base, mark, single)
        vocab = load_vocabulary(made, info)
        stream = words.stream_of(vocab, alphabet, lines)
        log(f"cut {turn}: {len(stream)} words")
        unique, number = np.unique(stream, return_inverse=True)
        times = np.bincount(number).astype(np.float64)
        seen = np.zeros(len(names))
        place = np.searchsorted(unique, names)
        place[place == len(unique)] = 0
        hit = unique[place] == names
        seen[hit] = times[place[hit]]
        if turn == 0:
            share = times.sum() / base.sum()
            base = seen + 0.1 * share * base
            place = np.minimum(np.searchsorted(unique, char_ids), len(unique) - 1)
            alone = np.where(unique[place] == char_ids, times[place], 0.0)
            keep = single[:4].copy()
            single = alone + 0.1 * share * single
            single[:4] = keep
            mark = np.where(seen == 0, mark | words.UNSEEN, mark & ~np.uint8(words.UNSEEN)).astype(np.uint8)
    arrays |= made
    meta |= info
    words_seen = list(zip(listed, seen.tolist(), base.tolist(), mark.tolist(), strict=True))
    more, about, grams = language(alphabet, vocab, lines, sizes, stream)
    return alphabet, arrays | more, meta | about, words_seen, count, grams, stream


def language(alphabet: Alphabet, vocab: words.Vocabulary, lines: list[str], sizes: Sizes = Sizes(), stream: NDArray[np.uint64] | None = None):
    """(arrays, meta, bigrams and trigrams with their counts) of the n-grams of lines."""
    arrays: dict[str, NDArray[Any]] = {}
    meta: dict[str, Any] = {}
    if stream is None:
        stream = words.stream_of(vocab, alphabet, lines)
    unique, number = np.unique(stream, return_inverse=True)
    assert unique[0] == 0
    number = number.astype(np.int32)
    log(f"word n-grams over {len(unique)} words")
    estimated = estimate(number, len(unique), sizes.word_least, sizes.word_gain)
    more, about = pack(estimated, number, unique, "word.")
    arrays |= more
    meta["word"] = about
    log(f"word n-grams {about['sizes']} of {[len(o.key) for o in estimated]}")
    del estimated, number
    gc.collect()
    tokens = alphabet.encode(lines).token
    log(f"character n-grams over {len(tokens)} tokens")
    estimated = estimate(tokens, alphabet.size, sizes.char_least, sizes.char_gain)
    more, about = pack(estimated, tokens, None, "char.")
    for name, rest in (("char.p1", -8.0), ("char.b1", 0.0)):
        more[name] = np.concatenate([more[name], np.full(alphabet.size - len(more[name]), rest, np.float32)])
    arrays |= more
    meta["char"] = about
    log(f"character n-grams {about['sizes']} of {[len(o.key) for o in estimated]}")
    grams = [(tokens[o.where[:, None] - np.arange(n, -1, -1)], o.count) for n, o in ((1, estimated[1]), (2, estimated[2]))]
    return arrays, meta, grams

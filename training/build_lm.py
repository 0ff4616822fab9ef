"""The n-grams and the vocabulary: the first and longest step of ``training.build``."""

from __future__ import annotations

import gc
import re
import time
from collections import Counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlpcheck.language.spelling import words
from nlpcheck.language.spelling.alphabet import MARGIN, PAD, Alphabet
from nlpcheck.language.spelling.estimate import estimate
from nlpcheck.language.spelling.ngram import pack
from training import vocabulary
from training.corpus import FILES, articles

_HAN = re.compile(r"[\u4e00-\u9fff]")

#: Fewest occurrences, and least gain over backing off, of what stays in the model.
CHAR_LEAST, CHAR_GAIN = (1, 1, 2, 3, 3), (0.0, 0.0, 0.6, 1.0, 1.2)
WORD_LEAST, WORD_GAIN = (1, 2, 3), (0.0, 0.5, 1.0)


def log(text: str) -> None:
    print(time.strftime("%H:%M:%S"), text, flush=True)


def make_alphabet(count: Counter[str]) -> Alphabet:
    """Characters seen twice, those of GB 2312, and marks; commonest first."""
    common = [bytes((a, b)).decode("gb2312", "ignore") for a in range(0xB0, 0xF8) for b in range(0xA1, 0xFF)]
    chosen = {c for c in common if c} | {c for c, n in count.items() if n >= 2}
    chosen |= set("，。、；：？！“”‘’（）《》〈〉〔〕【】—…·％～")
    keep = [c for c in chosen if not c.isspace() and ord(c) <= 0xFFFF and not c.isascii() or c in ".-/+*=_@#$^&|{}`\\"]
    keep = [c for c in keep if not ("Ａ" <= c <= "ｚ" or "０" <= c <= "９" or c == "\u200b")]
    return Alphabet.of("".join(sorted(keep, key=lambda c: (-count[c], c))))


def read(sources: tuple[str, ...] = FILES) -> list[str]:
    return [line for article in articles(("train",), sources) for line in article.lines]


def cut_lines(vocab: words.Vocabulary, alphabet: Alphabet, lines: list[str]) -> NDArray[np.uint64]:
    """Names of all words of the lines, two zeros before, between and after them."""
    order = sorted(range(len(lines)), key=lambda i: len(lines[i]))
    pieces: list[NDArray[np.uint64]] = [np.zeros(0, np.uint64)] * len(lines)
    start = 0
    while start < len(order):
        longest, stop = len(lines[order[start]]), start
        while stop < len(order) and (stop - start + 1) * len(lines[order[stop]]) < 2_000_000 and stop - start < 20000:
            stop += 1
        stop = max(stop, start + 1)
        batch = order[start:stop]
        longest = max(len(lines[i]) for i in batch) + 1
        rows = np.zeros((len(batch), longest), np.uint16)
        sizes = np.zeros(len(batch), np.int64)
        tokens = alphabet.encode([lines[i] for i in batch])
        # Lines stand between margins: find where each begins and ends.
        inside = tokens.token != PAD
        edge = np.flatnonzero(inside[1:] != inside[:-1]) + 1
        which = np.searchsorted(tokens.line_start, tokens.start[edge[::2]], side="right") - 1
        for line, low, high in zip(which, edge[::2], edge[1::2], strict=True):
            rows[line, : high - low] = tokens.token[low:high]
            sizes[line] = high - low
        ends, _ = vocab.cut(rows)
        name = np.zeros(rows.shape, np.uint64)
        for length in range(1, words.LONGEST + 1):
            spot = ends[:, length - 1 :] == length
            found = words.names_ending(rows, length)
            name[:, length - 1 :][spot] = found[spot]
        for row, i in enumerate(batch):
            size = sizes[row]
            pieces[i] = name[row, :size][ends[row, :size] > 0]
        start = stop
    margin = np.zeros(2, np.uint64)
    joined = [margin]
    for piece in pieces:
        joined += [piece, margin]
    return np.concatenate(joined)


def load_vocabulary(arrays: dict[str, NDArray[Any]], meta: dict[str, Any]) -> words.Vocabulary:
    return words.Vocabulary(arrays["word.single"], arrays["word.map"], meta["word.map"], arrays["word.level"])


def build(sources: tuple[str, ...] = FILES, char_least=CHAR_LEAST, char_gain=CHAR_GAIN, word_least=WORD_LEAST, word_gain=WORD_GAIN, vocab_from=None):
    """(alphabet, arrays, meta, list of words with frequencies) of the language model."""
    lines = read(sources)
    count: Counter[str] = Counter()
    for line in lines:
        count.update(line)
    alphabet = make_alphabet(count)
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
    char_ids = words.name_of(np.arange(alphabet.size, dtype=np.uint16)[:, None])
    for turn in range(2):
        made, info = vocabulary.make(alphabet, listed, names, base, mark, single)
        vocab = load_vocabulary(made, info)
        stream = cut_lines(vocab, alphabet, lines)
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
    order = np.argsort(unique)
    assert unique[0] == 0 and (order == np.arange(len(unique))).all()
    log(f"word n-grams over {len(unique)} words")
    estimated = estimate(number.astype(np.int32), len(unique), word_least, word_gain)
    more, about = pack(estimated, number.astype(np.int32), unique, "word.")
    arrays |= more
    meta["word"] = about
    log(f"word n-grams {about['sizes']} of {[len(o.key) for o in estimated]}")
    del estimated, stream, number
    gc.collect()
    tokens = alphabet.encode(lines).token
    log(f"character n-grams over {len(tokens)} tokens")
    estimated = estimate(tokens, alphabet.size, char_least, char_gain)
    more, about = pack(estimated, np.concatenate([tokens, np.array([alphabet.size - 1], np.uint16)])[: len(tokens)], None, "char.")
    size = alphabet.size
    for name in ("char.p1", "char.b1"):
        more[name] = np.concatenate([more[name], np.full(size - len(more[name]), -8.0 if name == "char.p1" else 0.0, np.float32)])
    arrays |= more
    meta["char"] = about
    log(f"character n-grams {about['sizes']} of {[len(o.key) for o in estimated]}")
    words_seen = list(zip(listed, seen.tolist(), base.tolist(), mark.tolist(), strict=True))
    second, third = estimated[1], estimated[2]
    grams = [(tokens[o.where[:, None] - np.arange(n, -1, -1)], o.count) for n, o in ((1, second), (2, third))]
    return alphabet, arrays, meta, words_seen, count, grams

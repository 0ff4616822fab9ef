"""Candidate tables: which character may have been meant for which, and how alike they are.

Sound: readings of pypinyin (build time only). Shape: the cosine of two characters drawn in Noto's
serif and sans faces (Debian's fonts-noto-cjk), and ECSpell's shape confusion set
(MIT), made symmetric. Words: those of equal fuzzy pinyin. Between: which characters
stand between two others in the training text.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlpcheck.language.spelling.alphabet import Alphabet
from nlpcheck.language.spelling.candidates import BETWEEN, between_keys
from nlpcheck.language.spelling.staticmap import build
from training.corpus import data
from training.vocabulary import dictionary

#: Directory of Debian's fonts-noto-cjk.
FONTS = "/usr/share/fonts/opentype/noto"
FACES = ("NotoSerifCJK-Regular.ttc", "NotoSansCJK-Regular.ttc")
NEAREST, ALIKE, FAINT = 25, 0.62, 0.40
READINGS = 3
_HAN = re.compile(r"[\u4e00-\u9fff]")


def readings(char: str) -> list[str]:
    """Toned readings (TONE3), commonest first, at most READINGS."""
    from pypinyin import Style, pinyin

    found = pinyin(char, style=Style.TONE3, heteronym=True, errors="ignore", neutral_tone_with_five=True)
    return [r for r in found[0] if re.fullmatch(r"[a-zü]+[1-5]", r)][:READINGS] if found else []


_INITIAL = {"zh": "z", "ch": "c", "sh": "s", "n": "l", "r": "l"}


def fuzzy(syllable: str) -> str:
    """A toneless syllable with zh=z, ch=c, sh=s, n=l=r, f=h before u, ang=an, eng=en, ing=in."""
    match = re.match(r"(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(.*)", syllable)
    assert match
    initial, final = match.group(1) or "", match.group(2)
    if final.endswith("ng") and final != "ong" and final != "iong":
        final = final[:-1]
    if initial == "h" and final.startswith("u") and len(final) > 1:
        initial, final = "f", final[1:]
    if initial == "f" and final == "u":
        pass
    return _INITIAL.get(initial, initial) + final


def edits(syllable: str) -> set[str]:
    """Strings one letter away (typing slips), among which real syllables are then sought."""
    letters = "abcdefghijklmnopqrstuwxyzü"
    cuts = [(syllable[:i], syllable[i:]) for i in range(len(syllable) + 1)]
    found = {a + b[1:] for a, b in cuts if b} | {a + c + b for a, b in cuts for c in letters}
    return (found | {a + c + b[1:] for a, b in cuts if b for c in letters}) - {syllable}


def draw(characters: list[str]) -> list[NDArray[np.float32]]:
    """Unit vectors of the characters' pictures, a matrix a face."""
    from PIL import Image, ImageDraw, ImageFilter, ImageFont

    pictures = []
    for face in FACES:
        font = ImageFont.truetype(f"{FONTS}/{face}", 36, index=2)  # the simplified Chinese face
        rows = np.zeros((len(characters), 44 * 44), np.float32)
        for number, char in enumerate(characters):
            image = Image.new("L", (44, 44), 0)
            ImageDraw.Draw(image).text((22, 22), char, font=font, fill=255, anchor="mm")
            rows[number] = np.asarray(image.filter(ImageFilter.GaussianBlur(1.2)), np.float32).reshape(-1)
        rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
        pictures.append(rows)
    return pictures


def alike(characters: list[str]) -> tuple[list[dict[int, float]], list[dict[int, float]]]:
    """(nearest look-alikes, fainter likeness) of each character: index → cosine."""
    pictures = draw(characters)
    near: list[dict[int, float]] = [{} for _ in characters]
    faint: list[dict[int, float]] = [{} for _ in characters]
    for low in range(0, len(characters), 512):
        cosine = np.maximum(*[p[low : low + 512] @ p.T for p in pictures])
        for row in range(cosine.shape[0]):
            cosine[row, low + row] = 0
            top = np.argsort(-cosine[row])[:NEAREST]
            near[low + row] = {int(i): float(cosine[row, i]) for i in top if cosine[row, i] > ALIKE}
            faint[low + row] = {int(i): float(cosine[row, i]) for i in np.flatnonzero(cosine[row] > FAINT)}
    return near, faint


def shape_pairs() -> set[tuple[str, str]]:
    """ECSpell's shape confusions, both ways."""
    with (data() / "spelling" / "shapeConfusion.json").open(encoding="utf-8") as file:
        sets = json.load(file)
    return {pair for a, others in sets.items() for b in others for pair in ((a, b), (b, a)) if a != b and _HAN.match(a) and _HAN.match(b)}


def make(alphabet: Alphabet, count: Counter[str], words: list[tuple[str, float, float, int]], bigrams: Any, trigrams: Any) -> tuple[dict[str, NDArray[Any]], dict[str, Any]]:
    """All tables as arrays, and their sizes.

    ``words``: (word, times seen in the text, frequency, marks). ``bigrams`` and
    ``trigrams``: rows of tokens and their counts.
    """
    size = alphabet.size
    chars = [chr(c) for c in alphabet.code_of]
    number = {c: i for i, c in enumerate(chars) if i >= 4}
    single = {w: f for w, _, f, _ in words if len(w) == 1}
    han = [i for i in range(4, size) if _HAN.match(chars[i])]
    target = {i for i in han if count[chars[i]] >= 5 or single.get(chars[i], 0) >= 20}
    ranked = sorted(han, key=lambda i: (-count[chars[i]], i))
    common, usual = set(ranked[:1300]), set(ranked[:3500])
    source = han

    said = {i: readings(chars[i]) for i in han}
    toned: dict[str, int] = {}
    plain: dict[str, int] = {}
    loose: dict[str, int] = {}
    reading = np.zeros((3, size, READINGS), np.uint16)
    for i in han:
        for k, r in enumerate(said[i]):
            for level, (name, table) in enumerate(((r, toned), (r[:-1], plain), (fuzzy(r[:-1]), loose))):
                reading[level, i, k] = table.setdefault(name, len(table) + 1)
    by_loose: dict[str, set[int]] = defaultdict(set)
    by_plain: dict[str, set[int]] = defaultdict(set)
    for i in target:
        for r in said[i]:
            by_plain[r[:-1]].add(i)
            by_loose[fuzzy(r[:-1])].add(i)
    near_sound = {s: [o for o in edits(s) if o in by_plain] for s in {r[:-1] for rs in said.values() for r in rs}}

    drawn = han
    near, faint = alike([chars[i] for i in drawn])
    looks: dict[int, dict[int, float]] = defaultdict(dict)
    for a, others in enumerate(near):
        for b, cosine in others.items():
            looks[drawn[a]][drawn[b]] = cosine
            looks[drawn[b]][drawn[a]] = cosine
    place = {i: n for n, i in enumerate(drawn)}
    shapes: dict[int, set[int]] = defaultdict(set)
    for a, b in shape_pairs():
        if a in number and b in number:
            shapes[number[a]].add(number[b])

    start = np.zeros(size + 1, np.uint32)
    rows: list[tuple[int, int, int]] = []
    chosen = set(source)
    for i in range(size):
        start[i] = len(rows)
        if i not in chosen:
            continue
        sound: dict[int, int] = {}
        for r in said[i]:
            for other in near_sound[r[:-1]] if i in usual else ():
                for j in by_plain[other]:
                    if j in common:
                        sound[j] = max(sound.get(j, 0), 1)
            for j in by_loose[fuzzy(r[:-1])]:
                sound[j] = max(sound.get(j, 0), 2)
            for j in by_plain[r[:-1]]:
                same_tone = any(r == q for q in said[j])
                sound[j] = max(sound.get(j, 0), 4 if same_tone else 3)
        found = set(sound) | {j for j in looks[i] if j in target} | {j for j in shapes[i] if j in target}
        found.discard(i)
        likeness = faint[place[i]] if i in place else {}
        for j in sorted(found):
            cosine = likeness.get(place[j], 0.0) if j in place else 0.0
            rows.append((j, sound.get(j, 0) | (0x80 if j in shapes[i] else 0) | (0x40 if j in looks[i] else 0), int(cosine * 255)))
    start[size] = len(rows)
    table = np.array(rows, np.int64)
    arrays: dict[str, NDArray[Any]] = {
        "confuse.start": start,
        "confuse.token": table[:, 0].astype(np.uint16),
        "confuse.sound": table[:, 1].astype(np.uint8),
        "confuse.glyph": table[:, 2].astype(np.uint8),
        "reading": reading,
    }

    entries: list[tuple[int, tuple[int, ...]]] = []
    for word, seen, frequency, _ in words:
        if not 2 <= len(word) <= 4 or not (seen >= 2 or frequency >= 3):
            continue
        tokens = [number[c] for c in word]
        keys = {_word_key([loose[fuzzy(r[:-1])] for r in pick]) for pick in _spoken(word, [said[t] for t in tokens])}
        entries += [(key, tuple(tokens)) for key in sorted(keys)]
    for length in (2, 3, 4):
        some = sorted(e for e in entries if len(e[1]) == length)
        arrays[f"homophone.key{length}"] = np.array([e[0] for e in some], np.uint32)
        arrays[f"homophone.word{length}"] = np.array([e[1] for e in some], np.uint16).reshape(-1, length)

    between = _between(alphabet, trigrams)
    table16 = build(*between, np.uint16, 3)
    arrays["between.map"] = table16.slots
    arrays |= _neighbours(alphabet, bigrams)
    arrays |= _people(number, count)
    meta = {
        "confusions": len(rows),
        "homophones": len(entries),
        "between": len(between[0]),
        "between.map": [int(table16.seed), table16.bits, table16.fingerprint],
    }
    return arrays, meta


def _people(number: dict[str, int], count: Counter[str]) -> dict[str, NDArray[Any]]:
    """log10 odds of each token as a surname and as a given name's character against its
    share of the text, from the persons of jieba's dictionary."""
    first: Counter[str] = Counter()
    given: Counter[str] = Counter()
    for word, (_, tag) in dictionary().items():
        if tag == "nr" and 2 <= len(word) <= 3:
            first[word[0]] += 1
            given.update(word[1:])
    arrays = {}
    whole = sum(count.values())
    for name, seen in (("first", first), ("given", given)):
        total = sum(seen.values())
        odds = np.full(max(number.values()) + 1, -3.0, np.float32)
        for char, i in number.items():
            if _HAN.match(char):
                share = (count[char] + 5) / whole
                odds[i] = np.clip(np.log10((seen[char] + 0.2) / total / share), -3, 3)
        arrays[f"name.{name}"] = odds
    return arrays


def _spoken(word: str, each: list[list[str]]) -> list[list[str]]:
    """How a word may be read: pypinyin's reading of the phrase, and the first readings."""
    from pypinyin import Style, lazy_pinyin

    if not all(each):
        return []
    whole = lazy_pinyin(word, style=Style.TONE3, neutral_tone_with_five=True)
    found = [[r[0] for r in each]]
    if len(whole) == len(word) and all(w in e for w, e in zip(whole, each, strict=True)) and whole not in found:
        found.append(whole)
    return found


def _word_key(syllables: list[int]) -> int:
    key = 0
    for s in syllables:
        key = key * 601 + s
    return key % (1 << 32)


def _between(alphabet: Alphabet, trigrams: tuple[NDArray[Any], NDArray[Any]], least: int = 3, most: int = BETWEEN) -> tuple[NDArray[np.uint64], NDArray[Any]]:
    """Keys of (left, right, rank) and the characters that most often stand between."""
    tokens, times = trigrams
    good = (times >= least) & alphabet_han(alphabet)[tokens[:, 1]] & (tokens[:, 0] != 0) & (tokens[:, 2] != 0)
    tokens, times = tokens[good].astype(np.int64), times[good]
    order = np.lexsort((tokens[:, 1], -times, tokens[:, 2], tokens[:, 0]))
    tokens = tokens[order]
    pair = tokens[:, 0] * 8192 + tokens[:, 2]
    fresh = np.concatenate([[True], pair[1:] != pair[:-1]])
    first = np.flatnonzero(fresh)[np.cumsum(fresh) - 1]
    rank = np.arange(len(pair)) - first
    good = rank < most
    tokens, rank = tokens[good], rank[good]
    return between_keys(tokens[:, 0], tokens[:, 2], rank), tokens[:, 1]


def alphabet_han(alphabet: Alphabet) -> NDArray[np.bool_]:
    """Which tokens are Chinese characters."""
    return (alphabet.code_of >= 0x4E00) & (alphabet.code_of <= 0x9FFF)


def _neighbours(alphabet: Alphabet, bigrams: tuple[NDArray[Any], NDArray[Any]], most: int = 64, least: int = 3) -> dict[str, NDArray[Any]]:
    """For each token the characters that most often follow and precede it."""
    tokens, times = bigrams
    han = alphabet_han(alphabet)
    arrays: dict[str, NDArray[Any]] = {}
    for name, here, there in (("after", 0, 1), ("before", 1, 0)):
        good = (times >= least) & han[tokens[:, there]]
        a, b, n = tokens[good, here].astype(np.int64), tokens[good, there].astype(np.int64), times[good]
        order = np.lexsort((b, -n, a))
        a, b = a[order], b[order]
        first = np.searchsorted(a, a)
        keep = np.arange(len(a)) - first < most
        a, b = a[keep], b[keep]
        arrays[f"{name}.start"] = np.searchsorted(a, np.arange(alphabet.size + 1)).astype(np.uint32)
        arrays[f"{name}.token"] = b.astype(np.uint16)
    return arrays

"""The evidence for and against each candidate, as numbers of about the same size.

``NAMES`` says what each column is. The character model's part comes with the
candidates; here come the words (the neighbourhood is cut into words before and after
the change), sound and shape, and the restraint: marks of quotation and title, names,
numbers, and what the document repeats.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlpcheck.language.spelling.alphabet import DIGITS, LATIN, PAD
from nlpcheck.language.spelling.candidates import (
    DELETE,
    FREE,
    INSERT,
    SIEVE_OF,
    SUBSTITUTE,
    SWAP,
    WORD,
    Candidates,
    listed,
)
from nlpcheck.language.spelling.memory import Counts, string_keys
from nlpcheck.language.spelling.resources import Resources
from nlpcheck.language.spelling.scan import Scan
from nlpcheck.language.spelling.windows import WordView, windows
from nlpcheck.language.spelling.words import LONGEST, PERSON, PLACE_NAME, PROPER, UNSEEN

NAMES = (
    "gain", "gain_each", "quick", "lowest_new", "lowest_old", "lengths_new", "lengths_old", "mean_new",
    "substitute", "word", "insert", "delete", "swap", "sieve",
    "word_gain", "words_fewer", "singles_fewer", "unknown_fewer", "cut_gain", "covers_new", "covers_old",
    "same_sound", "near_sound", "edit_sound", "shape_set", "glyph", "particle", "old_common", "new_common",
    "margin", "rivals", "doubled", "doubled_word",
    "quoted", "titled", "bracketed", "beside_latin", "numeral", "surname", "place_suffix", "old_proper", "new_proper", "old_seen", "new_seen",
    "repeated", "repeated_new", "line_surprise", "line_start", "line_end", "function",
    "mean_old", "near_surprise", "left_length", "right_length", "old_word_p", "new_word_p", "transliteration", "rare_script",
    "new_p0", "new_p1", "new_p2", "new_p3", "new_p4", "new_n0", "new_n1", "new_n2", "new_n3", "new_n4",
    "topic_new", "topic_old", "beside_new", "beside_old", "beside_least_new", "beside_least_old", "name_old",
    "free", "old_p0", "old_p1", "old_p2", "old_p3", "old_p4", "old_n0", "old_n1", "old_n2", "old_n3", "old_n4",
)  # fmt: skip

#: Where the surprise of the neighbourhood is taken.
_FAR = np.array([-8, -7, -6, -5, -4, -3, 6, 7, 8, 9, 10, 11])
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤欧阳康温梁樊兰殷施翟安颜倪牛"
SUFFIXES = "省市县区镇乡村街路巷山河江湖岛港湾寨屯庄旗州盟桥门站楼园院厂矿社坝沟岭坪"
NUMERALS = "〇零一二三四五六七八九十百千万亿两第"
FOREIGN = "阿埃奥巴贝比布查达德迪多厄尔法菲弗格古哈赫胡吉加金卡凯科克库拉莱兰劳勒雷里利林卢鲁伦罗洛马迈曼梅米莫姆穆纳内尼努诺帕佩皮普奇乔萨塞沙什史斯苏索塔泰特廷图托瓦威维沃乌西希肖谢雅扬伊因尤约泽扎兹茨蒂妮娜莎丽塞"


class Marks:
    """Per token of a batch: what restraint looks at. Each array runs over the tokens."""

    def __init__(self, res: Resources, view: Scan) -> None:
        token = view.token
        self.line = np.cumsum((token != PAD) & (np.concatenate([[PAD], token[:-1]]) == PAD))
        self.quoted = self._inside(res, token, "“", "”") | self._inside(res, token, "‘", "’")
        self.titled = self._inside(res, token, "《", "》") | self._inside(res, token, "〈", "〉")
        self.bracketed = self._inside(res, token, "（", "）")
        self.latin = (token == LATIN) | (token == DIGITS)
        self.numeral = res.tokens(NUMERALS)[token]
        self.surname = res.tokens(SURNAMES)[token]
        self.suffix = res.tokens(SUFFIXES)[token]
        self.foreign = res.tokens(FOREIGN)[token]
        self.function = res.tokens("的了是在和有为与及对中不将要等这一也个到以着地得")[token]
        #: How many tokens each line has, and how much each surprises in the mean.
        self.length = np.bincount(self.line, token != PAD)
        spent = np.bincount(self.line, np.where(token != PAD, view.p, 0))
        self.surprise = (spent / np.maximum(self.length, 1)).astype(np.float32)

    def _inside(
        self, res: Resources, token: NDArray[np.uint16], opened: str, closed: str
    ) -> NDArray[np.bool_]:
        """Between two marks of one line (and not further than 40 tokens from the first)."""
        a, b = res.alphabet.lut[ord(opened)], res.alphabet.lut[ord(closed)]
        step = (token == a).astype(np.int64) - (token == b)
        where = np.arange(len(token))
        last = np.maximum.accumulate(np.where(step == 1, where, -1000))
        end = np.maximum.accumulate(np.where((step == -1) | (token == PAD), where, -1000))
        return (last > end) & (where - last <= 40) & (where != last)


def _company(res: Resources, words: WordView, about: NDArray[np.float32]) -> list[NDArray[Any]]:
    """How well the changed words go with what the line is about (``about``, a row a
    window), and how well they follow the words before and behind them: in sum, and the
    worst of these joints."""
    row = res.vectors.row(words.stream)
    line, column = np.nonzero(words.touched)
    fit = (res.vectors.of("topic", row[line, column]) * about[line]).sum(1)
    number = np.bincount(line, minlength=len(row))
    topic = np.bincount(line, fit, len(row)) / np.maximum(number, 1)
    joint = words.touched.copy()
    joint[:, 1:] |= words.touched[:, :-1]
    joint[:, 0] = False
    joint &= words.stream != 0
    line, column = np.nonzero(joint)
    joined = (
        res.vectors.of("left", row[line, column - 1]) * res.vectors.of("right", row[line, column])
    ).sum(1)
    total = np.bincount(line, joined, len(row))
    least = np.full(len(row), 6.0)
    np.minimum.at(least, line, joined)
    return [topic, total / 6, least / 3]


def _name_likeness(res: Resources, token: NDArray[np.uint16], at: NDArray[Any]) -> NDArray[Any]:
    """How like a person's name of two or three characters the text at each place is: the
    best log10 odds over all places that the character may have in it."""
    first, given = res.arrays["name.first"], res.arrays["name.given"]
    here = {k: token[np.clip(at + k, 0, len(token) - 1)] for k in range(-2, 3)}
    best = np.full(len(at), -4.0, np.float32)
    for start in (-2, -1, 0):
        for length in (2, 3):
            if start + length <= 0:
                continue
            rest = sum(given[here[start + k]] for k in range(1, length)) / (length - 1)
            best = np.maximum(best, first[here[start]] + rest)
    return best


def sound_of(res: Resources, old: NDArray[Any], new: NDArray[Any]) -> NDArray[np.int8]:
    """4 same syllable and tone, 3 same syllable, 2 same fuzzy syllable, 0 else."""
    reading = res.arrays["reading"]
    result = np.zeros(len(old), np.int8)
    for level, grade in ((2, 2), (1, 3), (0, 4)):
        a, b = reading[level][old], reading[level][new]
        same = ((a[:, :, None] == b[:, None, :]) & (a[:, :, None] > 0)).any((1, 2))
        result[same] = grade
    return result


def pair_row(
    res: Resources, old: NDArray[Any], new: NDArray[Any]
) -> tuple[NDArray[Any], NDArray[Any]]:
    """(sound byte, glyph byte) of the confusion table for pairs, 0 where it has none."""
    place, hit = listed(res, old, new)
    sound, glyph = res.arrays["confuse.sound"][place], res.arrays["confuse.glyph"][place]
    return np.where(hit, sound, 0), np.where(hit, glyph, 0)


def extract(res: Resources, view: Scan, found: Candidates, marks: Marks) -> NDArray[np.float32]:
    """The matrix of evidence, a row a candidate, columns as in NAMES."""
    count = len(found)
    token, at = view.token, found.at
    span, size = found.span.astype(np.int64), found.size.astype(np.int64)
    last = at + np.maximum(span, 1) - 1
    padded = np.concatenate([view.p, np.zeros(8, np.float32)])
    lengths = np.concatenate([view.length.astype(np.float32), np.zeros(8, np.float32)])
    column: dict[str, NDArray[Any]] = {}

    reach = np.arange(5)
    around = at[:, None] + reach
    old_p = padded[around]
    column["gain"] = found.gain / 4
    column["gain_each"] = found.gain / (size + 4)
    column["lowest_new"], column["lowest_old"] = found.lowest / 3, old_p.min(1) / 3
    column["lengths_new"], column["lengths_old"] = (
        found.lengths / 2 - 1,
        lengths[around].mean(1) / 2 - 1,
    )
    old_total = view.total[np.minimum(at + span + 4, len(view.total) - 1)] - view.total[at]
    column["mean_new"] = (old_total + found.gain) / (size + 4)
    column["mean_old"] = old_total / (span + 4)
    single = (found.kind == SUBSTITUTE) | (found.kind == FREE)
    column["substitute"] = single
    column["free"] = found.kind == FREE
    for name, kind in (
        ("word", WORD),
        ("insert", INSERT),
        ("delete", DELETE),
        ("swap", SWAP),
    ):
        column[name] = found.kind == kind
    which = SIEVE_OF[found.kind]
    column["sieve"] = view.sieve[at, which] / 4
    column["quick"] = np.where(found.quick != 0, found.quick / 6, 0)

    site, back = np.unique(np.stack([at, span]), axis=1, return_inverse=True)
    back = back.reshape(-1)
    old_new = np.zeros((site.shape[1], LONGEST), np.uint16)
    wide = np.concatenate([token, np.zeros(8, np.uint16)])
    for k in range(LONGEST):
        old_new[:, k] = np.where(k < site[1], wide[site[0] + k], 0)
    before = WordView(res, windows(view, site[0], site[1], old_new, site[1]), site[1])
    after = WordView(res, windows(view, at, span, found.new, size), size)
    here = res.vectors.about(res.vocabulary, token, site[0], site[1])
    for name, old, new in zip(
        ("topic", "beside", "beside_least"),
        _company(res, before, here),
        _company(res, after, here[back]),
        strict=True,
    ):
        column[f"{name}_old"], column[f"{name}_new"] = old[back], new
    column["name_old"] = _name_likeness(res, token, at) / 2
    column["word_gain"] = (after.total - before.total[back]) / 4
    column["words_fewer"] = (before.number[back] - after.number) / 2
    column["singles_fewer"] = (before.singles[back] - after.singles) / 2
    column["unknown_fewer"] = before.unknown[back] - after.unknown
    column["cut_gain"] = (after.cut - before.cut[back]) / 4
    column["covers_new"], column["covers_old"] = (
        after.covers / 2 - 0.5,
        before.covers[back] / 2 - 0.5,
    )
    column["new_word_p"], column["old_word_p"] = after.word_p / 4 + 1, before.word_p[back] / 4 + 1
    proper = PERSON | PLACE_NAME | PROPER
    column["old_proper"] = (before.mark[back] & proper) > 0
    column["new_proper"] = (after.mark & proper) > 0
    column["old_seen"] = (before.covers[back] > 1) & ((before.mark[back] & UNSEEN) == 0)
    column["new_seen"] = (after.covers > 1) & ((after.mark & UNSEEN) == 0)

    changed = np.zeros(count, np.int64)
    sound = np.full(count, 4, np.int64)
    glyph = np.zeros(count)
    shape = np.zeros(count, bool)
    edit = np.zeros(count, bool)
    for k in range(LONGEST):
        both = (k < size) & (k < span) & (single | (found.kind == WORD))
        old = wide[at + k]
        differ = both & (old != found.new[:, k])
        index = np.flatnonzero(differ)
        if not len(index):
            continue
        changed[index] += 1
        a, b = old[index], found.new[index, k]
        grade = sound_of(res, a, b)
        byte, likeness = pair_row(res, a, b)
        sound[index] = np.minimum(sound[index], grade)
        glyph[index] += likeness / 255
        shape[index] |= (byte & 0x80) > 0
        edit[index] |= ((byte & 7) == 1) & (grade == 0)
    other = changed == 0
    sound[other] = 0
    column["same_sound"], column["near_sound"], column["edit_sound"] = sound >= 3, sound == 2, edit
    column["shape_set"], column["glyph"] = shape, glyph / np.maximum(changed, 1)
    particles = res.tokens("的地得")
    column["particle"] = single & particles[token[at]] & particles[found.new[:, 0]]
    column["old_common"] = res.uni[token[at]] / 3 + 1
    column["new_common"] = np.where(size > 0, res.uni[found.new[:, 0]] / 3 + 1, 0)

    # The best other candidate whose place meets this one's.
    order = np.lexsort((-found.gain, at))
    margin = np.full(count, 3.0)
    rivals = np.zeros(count)
    place, gains = at[order], found.gain[order]
    for step in range(1, 25):
        if step >= count:
            break
        close = np.abs(place[step:] - place[:-step]) <= 1
        for a, b in (
            (slice(step, None), slice(None, -step)),
            (slice(None, -step), slice(step, None)),
        ):
            difference = gains[a] - gains[b]
            margin[order[a]] = np.where(
                close, np.minimum(margin[order[a]], difference), margin[order[a]]
            )
            rivals[order[a]] += close & (difference < 1.0)
    column["margin"], column["rivals"] = np.clip(margin, -6, 3) / 2, np.minimum(rivals, 10) / 5

    left, right = wide[at - 1], wide[at + 1]
    column["doubled"] = (found.kind == DELETE) & ((token[at] == left) | (token[at] == right))
    column["doubled_word"] = (found.kind == DELETE) & (
        (token[at] == wide[at - 2]) | (token[at] == wide[at + 2])
    )
    column["quoted"], column["titled"], column["bracketed"] = (
        marks.quoted[at],
        marks.titled[at],
        marks.bracketed[at],
    )

    def nearby(array, low, high):
        return np.stack([array[np.clip(at + k, 0, len(array) - 1)] for k in range(low, high)]).any(
            0
        )

    column["beside_latin"] = nearby(marks.latin, -1, 2)
    column["numeral"] = marks.numeral[at] + nearby(marks.numeral, -1, 2) * 0.5
    column["surname"] = nearby(marks.surname, -2, 1) * 0.5 + nearby(marks.surname, -1, 0) * 0.5
    column["place_suffix"] = nearby(marks.suffix, 1, 4) * 0.5 + nearby(marks.suffix, 1, 2) * 0.5
    column["transliteration"] = (
        sum(marks.foreign[np.clip(at + k, 0, len(token) - 1)].astype(float) for k in range(-2, 3))
        / 3
    )
    column["function"] = (
        marks.function[at]
        | (size > 0)
        & res.tokens("的了是在和有为与及对中不将要等这一也个到以着地得")[found.new[:, 0]]
    )

    mine = marks.line[at]
    held = Counts()
    held.add(string_keys(marks.line[1:], view.token[:-1], view.token[1:]))
    on_the_left = held.times(string_keys(mine, wide[at - 1], wide[at]))
    on_the_right = held.times(string_keys(mine, wide[last], wide[last + 1]))
    here, most = np.minimum(on_the_left, on_the_right), np.maximum(on_the_left, on_the_right)
    column["repeated"] = np.minimum(np.maximum(here - 1, 0) + 0.5 * np.maximum(most - 1, 0), 6) / 3
    first = np.where(size > 0, found.new[:, 0], wide[at + span])
    final = np.where(size > 0, found.new[np.arange(count), np.maximum(size - 1, 0)], wide[at - 1])
    there = np.maximum(
        held.times(string_keys(mine, wide[at - 1], first)),
        held.times(string_keys(mine, final, wide[at + span])),
    )
    column["repeated_new"] = np.minimum(there, 4) / 2
    column["line_surprise"] = marks.surprise[marks.line[at]]
    column["line_start"] = (wide[at - 1] == PAD) + 0.5 * (wide[at - 2] == PAD)
    column["line_end"] = wide[at + span] == PAD
    far = (at[:, None] + _FAR).clip(0, len(token) - 1)
    same = (marks.line[far] == marks.line[at][:, None]) & (token[far] != PAD)
    some = np.maximum(same.sum(1), 1)
    alone = ~same.any(1)
    column["near_surprise"] = np.where(alone, -0.8, np.where(same, view.p[far], 0).sum(1) / some)
    column["rare_script"] = (same & (res.uni[token[far]] < -6.0)).sum(1) / some * 4
    column["left_length"] = lengths[at - 1] / 2 - 1
    behind = np.minimum(at + span + 4, len(token) - 1)
    beyond = marks.line[behind] != marks.line[at]
    column["right_length"] = np.where(beyond, -0.5, lengths[behind] / 2 - 1)
    final = at + span - 1
    for k in range(5):
        column[f"new_p{k}"], column[f"new_n{k}"] = (
            found.each[:, k] / 2,
            found.each[:, 5 + k] / 2 - 1,
        )
        column[f"old_p{k}"], column[f"old_n{k}"] = padded[final + k] / 2, lengths[final + k] / 2 - 1
    return np.stack([np.asarray(column[name], np.float32) for name in NAMES], 1)

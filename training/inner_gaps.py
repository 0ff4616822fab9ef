"""Adds to lexicons/gaps.tsv: five characters across words that lose the middle one.

``python -m training.inner_gaps`` after ``training.gaps``; less than a minute.  另有规定的 gives
另有定的.  A string of five that the official text (its test part left out) holds COMMON times or
more is kept where without its middle character it never stands there, and where the loss breaks
a word: particles, numerals and what may as well be absent are not missed.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from nlpcheck import lexicon
from nlpcheck.language.segment import cut_known, has_word
from training.corpus import FILES, articles
from training.gaps import append

#: So often a string must stand in the text.
COMMON = 50
#: So many of the most frequent characters are told apart: twelve bits each.
KNOWN = 4_090
BITS = np.uint64(12)
#: Characters that come and go in a phrase; a string has at most one, and not in the middle.
LOOSE = frozenset(
    "的了和与及或在是为对向从被把将并也都就还又再更最很要能可会应须均等于以其各不已未所由按经使让且因但做用请只才无该此近"
    "皆共后前一二两三四五六七八九十百千万亿零〇年月日第多个名项上下内外中至到着过们给比谁这那哪某每"
)
#: What is left of a word of two may be one of these, a word by itself.
ALONE = frozenset(
    "应按依部或由在有于之市县区镇乡村省州局院所不要人家行国最中大等被为作使自合会当重新好快慢难易高低强弱早晚先后初再总各该本"
    "凡若如则即仍虽既但而却因故以至迄止起来去进出开关得给让叫令请求想须必可能愿敢肯对与同跟和及并且者们党军民学法税费钱元件次"
    "条款章节岁天时分秒周季月年日图书报电网线站台车船房屋门路桥河湖山海水火土地田林草花果树木金银铜铁钢油气煤粮棉糖盐茶酒药医"
    "病口手足心头脸眼耳命权利义德才智勇信爱恨情意志力量点面层级类型种样式形色声光热冷风雨雪云雾建管查办做抓促保稳防抗治救助帮"
    "扶养教育"
)


def _keys(number: NDArray[np.uint16], length: int) -> NDArray[np.uint64]:
    """Every string of known characters of a length, as one number each."""
    count = len(number) - length + 1
    key, whole = np.zeros(count, np.uint64), np.ones(count, bool)
    for k in range(length):
        part = number[k : k + count]
        key = key << BITS | part
        whole &= part > 0
    return key[whole]


def strings() -> Iterator[str]:
    """Strings of five that never stand without their middle character, commonest first."""
    text = "\n".join(line for a in articles(("train", "tune"), FILES) for line in a.lines)
    code = np.frombuffer(text.encode("utf-32-le"), np.uint32)
    han = code[(code >= 0x4E00) & (code <= 0x9FFF)]
    known = np.argsort(-np.bincount(han), kind="stable")[:KNOWN]
    lut = np.zeros(0x110000, np.uint16)
    lut[known] = np.arange(1, KNOWN + 1)
    number = lut[code]
    five, count = np.unique(_keys(number, 5), return_counts=True)
    five, count = five[count >= COMMON], count[count >= COMMON]
    four = np.unique(_keys(number, 4))
    place = [five >> BITS * np.uint64(4 - k) & np.uint64(4095) for k in range(5)]
    form = ((place[0] << BITS | place[1]) << BITS | place[3]) << BITS | place[4]
    never = four[np.minimum(np.searchsorted(four, form), len(four) - 1)] != form
    never &= (place[2] != place[1]) & (place[2] != place[3])
    for row in np.argsort(-count, kind="stable"):
        if never[row]:
            yield "".join(chr(known[int(p[row]) - 1]) for p in place)


def broken(whole: str) -> bool:
    """Whether the loss of the middle character of the five breaks a word."""
    if whole[2] in LOOSE or sum(c in LOOSE for c in whole) > 1:
        return False
    words = cut_known(whole)
    start = 0
    for word in words:
        if start + len(word) > 2:
            break
        start += len(word)
    rest = word[: 2 - start] + word[3 - start :]
    if len(word) == 1 or (len(word) > 2 and has_word(rest)):
        return False
    if len(word) > 2:
        return True
    left = cut_known(whole[:2] + whole[3:])
    return rest not in ALONE and len(left) >= len(words) and any(len(w) == 1 for w in left)


def write() -> None:
    """The file with the new forms behind the old."""
    old = {row[0] for row in lexicon.table("gaps")}
    new: dict[str, str] = {}
    for whole in strings():
        form = whole[:2] + whole[3:]
        if form not in old and broken(whole):
            new.setdefault(form, whole)
    append(dict(sorted(new.items())))


if __name__ == "__main__":
    write()

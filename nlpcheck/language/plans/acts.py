"""The acts of a measure: verb and object, read off the tokens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from nlpcheck.language.plans.elements import Tokens
from nlpcheck.language.plans.layout import split
from nlpcheck.language.plans.model import Act, Element
from nlpcheck.language.plans.patterns import words


@cache
def _verbs() -> frozenset[str]:
    return frozenset(words("plan_verbs"))


_NOT_VERB = re.compile(
    r"工作|是|有|为|在|使|让|将|要|会|可|能|应|须|以|用|由|把|通过|按照|根据|围绕|结合|针对|利用|采取|如|即|进行|予以|作为|包括|继续|进一步|确保|力争|争取|依托|坚持"
)
_LIGHT = re.compile(r"^(?:了|着|好|对|一次|一个|一批|各项|全面|更|有效)+")


def find_acts(
    text: str, start: int, end: int, tokens: Tokens, elements: Sequence[Element] = ()
) -> list[Act]:
    """One act a clause, where the clause has a verb: its first real verb and what follows it."""
    acts: list[Act] = []
    for a, b in split(text, start, end, "，,。；;：:！？\n"):
        act = _act(text, a, b, tokens)
        if act:
            acts.append(act)
    return acts


def _act(text: str, start: int, end: int, tokens: Tokens) -> Act | None:
    i = tokens.index(start)
    moved: tuple[int, int] | None = None
    while i < len(tokens.starts) and tokens.starts[i] < end:
        a, b = max(start, tokens.starts[i]), min(tokens.ends[i], end)
        word, tag = text[a:b], tokens.tags[i]
        i += 1
        if word in ("把", "将") and i < len(tokens.starts):
            # 把…纳入…: the object stands before its verb.
            j = i
            while j < len(tokens.starts) and tokens.starts[j] < end:
                if (
                    tokens.tags[j] == "v"
                    and j > i
                    and text[tokens.starts[j] : end]
                    and not _nominal(tokens, j)
                ):
                    moved = (b, tokens.starts[j])
                    break
                j += 1
            if moved:
                verb = tokens.words[j]
                thing = text[moved[0] : moved[1]]
                if word == "把" or len(thing) < 20:
                    return Act(verb, thing, a, end)
            moved = None
            continue
        known = word in _verbs()
        if not known and tag not in ("v", "vd"):
            continue
        if (
            word in ("公开", "解读", "公告", "公示")
            and a != start
            and tokens.tags[i - 2][:1] in ("n", "a", "v")
        ):
            continue
        if _NOT_VERB.fullmatch(word) or len(word) < 2:
            continue
        thing = _LIGHT.sub("", text[b:end]).strip("“”《》的地得") if b < end else ""
        thing = text[b:end] if "《" in text[b:end] or "“" in text[b:end] else thing
        thing = _LIGHT.sub("", thing)
        if len(thing) > 24:
            cut = re.split(r"(?:的基础上|，|、|并)", thing)[0]
            thing = cut if 2 <= len(cut) <= 24 else thing[:24]
        return Act(word, thing, a, end)
    return None


def _nominal(tokens: Tokens, j: int) -> bool:
    """Whether the verb at ``j`` is part of a noun phrase (工作学习, 信息公开)."""
    after = tokens.tags[j + 1] if j + 1 < len(tokens.tags) else ""
    return tokens.words[j] in (
        "公开",
        "学习",
        "工作",
        "服务",
        "解读",
        "审核",
        "管理",
        "培训",
        "更新",
    ) and after[:1] in ("v", "p", "n", "d")

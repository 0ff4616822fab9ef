"""Verbs with a complement of degree behind a particle (做地更好, 公开的不够及时)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from nlpcheck import lexicon
from nlpcheck.language.lazy import lazy
from nlpcheck.language.particles import PARTICLES
from nlpcheck.rules.base import Context, Rule
from nlpcheck.rules.grammar._closing_complements import closing
from nlpcheck.rules.grammar._doubts import PLACES, SINGLE, SURENESS, doubts, is_complement
from nlpcheck.types import Finding

_DEGREE = "更加?|很|较为?|非常|十分|比较|越来越|相当|特别|不够|不太|还不够|还不太|不是很|极为|尤为|并不|过于|过|偏|太|不"
_ADJECTIVE = lazy(
    r"(?:好|差|快|慢|细|实|深|透|准|全|广|高|低|多|少|紧|严|到位|及时|准确|全面|深入|扎实|仔细|细致|认真|规范|"
    r"清楚|清晰|明白|具体|充分|顺利|有效|有序|紧密|严格|彻底|丰富|生动|直观|通俗|透彻|详细|完善|完整|熟练|积极|主动|"
    r"迅速|充足|健全|强|弱|严密|牢固|恰当|妥当|周全|周密|稳定|平稳|协调|一致|透明|正确|真实|灵活|便利|简单|粗|浅|散|乱|晚|迟|粗糙|零散|杂乱|繁琐|笼统|模糊|缓慢|被动|流畅|顺畅|密切|精细|精确|广泛|深刻|圆满|详尽|准时|直接|醒目|详实|翔实|巩固|频繁|单一|滞后|薄弱|突出|明显|默契|融洽|顺手|顺心|热烈|成功|出色|漂亮|到家|得体|周到|耐心|热情|艰难|艰苦|辛苦|踏实|安心|舒心|整洁|整齐|干净|美观|大方|牢靠|结实|平整|畅通|从容|自如|庄重|朴素|隆重|激烈|充实|温馨|专业|老练|勤快|吃力|死板|生硬|随意|勉强|草率|匆忙|仓促|勤|牢|稳|远|近|宽|窄|长|短|早|久|重|轻|亮|响|旺|厚|薄|密|便捷|方便|高效|理想|满意|稳妥|精准|紧凑|均衡|合理|科学|好一些|好一点)(?=[，。；！、]|$)"
)
# Verbs whose 的 often stands for a noun left out before a judgement (公开的不准确，予以更正).
_HEADLESS = frozenset(
    ["公开", "发布", "提供", "答复", "更新", "填报", "报送", "反映", "收到", "申请", "提出", "存在", "提交", "公布", "制定", "出台", "印发", "要求", "涉及", "使用", "建设", "需要", "采取", "认为", "属于", "符合", "整改", "处理", "办理"]
)  # fmt: skip
_STATE = lazy("不(?:稳定|平衡|均衡|协调|一致|透明)")
# Complements that need no word of degree (写的清清楚楚).
_VIVID = (
    r"清清楚楚|明明白白|扎扎实实|踏踏实实|认认真真|仔仔细细|漂漂亮亮|整整齐齐|干干净净|实实在在|妥妥当当|稳稳当当|详详细细|"
    r"完完整整|规规矩矩|红红火火|热热闹闹|顺顺利利|严严实实|利利索索|简简单单|顺顺当当|工工整整|密密麻麻|满满当当|模模糊糊|"
    r"含含糊糊|马马虎虎|拖拖拉拉|稀稀拉拉|通俗易懂|有声有色|井井有条|有条有理|一清二楚|滴水不漏|淋漓尽致|恰到好处|"
    r"深入人心|尽善尽美|有板有眼|头头是道|简明扼要|清楚明白|明白透彻|细致入微|面面俱到|有理有据|条理清晰|如火如荼|一丝不苟|津津有味"
)
_VIVIDLY = lazy(rf"(?:{_VIVID})(?=[，。；！、]|$)")
_CLAUSE = lazy(r"[，。；：、！？\n（）“”]")


def complements(text: str, particle: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each verb and the ``particle`` behind it that stands before a
    complement of degree which ends its clause; offsets in code points."""
    for match in re.finditer(rf"{particle}(?=(?:{_DEGREE}))", text):
        degree = re.match(rf"(?:{_DEGREE})", text[match.end() : match.end() + 5])
        if particle == "的" and degree and text[match.end() + degree.end()] in "多少高低广":
            continue  # 想起的越来越多: a noun is left out, not a complement
        if (
            degree
            and degree[0] == "不"
            and particle == "的"
            and text[match.start() - 2 : match.start()] in _HEADLESS
        ):
            continue  # 已公开的不准确: a noun is left out
        if particle == "的" and degree and _STATE.match(text, match.end()):
            continue  # 风能发电的不稳定: a state is named
        if degree is None or not _ADJECTIVE.match(text, match.end() + degree.end()):
            continue
        yield from _with_verb(text, match, particle)
    for match in re.finditer(particle, text):
        if _VIVIDLY.match(text, match.end()):
            yield from _with_verb(text, match, particle)


def _with_verb(text: str, match: re.Match[str], particle: str) -> Iterator[tuple[int, int]]:
    """The verb before the particle with it, where one stands there."""
    clause = _CLAUSE.split(text[max(0, match.start() - 10) : match.start()])[-1]
    if len(clause) < 2 or (particle == "地" and PLACES.match(clause)):
        return
    verb = _verb(clause, particle + text[match.end() : match.end() + 6])
    if not verb and particle == "的" and clause[-1] in _ALONE and clause[-2] not in "所没未无要":
        verb = clause[-1]  # 这笔账算的很细
    if not verb and particle == "地" and clause[-1] in SINGLE and _ends_in_verb(clause):
        verb = clause[-1]
    if verb:
        yield match.start() - len(verb), match.end()


_ALONE = frozenset("算抓做办写讲管查改填列编排盯压夯守跑干谈学记装扫修建走变来亮")


def _ends_in_verb(clause: str) -> bool:
    """Whether the last character of a clause is a verb by itself (公开事项列)."""
    from nlpcheck.language.segment import tag

    words = list(tag(clause))
    return bool(words) and len(words[-1][0]) == 1 and words[-1][1][:1] == "v"


#: How likely 得 must be for the model of particles to be told, by what is written.
_LIKELY = {"的": 0.3, "地": 0.0}
_UNLIKELY = {"的": 1.0, "地": 0.06}
"""And how unlikely what is written."""


def complement_findings(rule: Rule, context: Context, particle: str) -> Iterator[Finding]:
    """A finding of ``rule`` for each of :func:`complements`, and where the model of particles
    finds 得 likelier before what looks like a complement."""
    from nlpcheck.language.segment import has_word

    text = context.prose
    yield from _written(rule, context, particle)
    told = [
        (start, end)
        for start, end in complements(text, particle)
        if end - start > 2 or not has_word(text[max(0, start - 1) : end - 1])  # 再出发的
    ]
    told += [(a, b) for a, b in closing(text, particle) if all(end != b for _, end in told)]
    ends = {end for _, end in told}
    for doubt in doubts(context, particle):
        if (
            doubt.at + 1 not in ends
            and doubt.odds[2] >= _LIKELY[particle]
            and doubt.odds[PARTICLES.index(particle)] < _UNLIKELY[particle]
            and is_complement(doubt)
            and not (particle == "的" and doubt.right.startswith("越"))
            and not (len(doubt.before[0]) == 1 and has_word(text[doubt.at - 2 : doubt.at]))
        ):
            told.append((doubt.at - len(doubt.before[0]), doubt.at + 1))
    for start, end in told:
        verb = text[start : end - 1]
        yield rule.finding(
            start,
            end,
            f"“{verb}{particle}”后为补语，“{particle}”宜改为“得”",
            replacement=f"{verb}得",
            safety="unsafe",
            confidence=SURENESS,
        )


@cache
def _words(particle: str) -> re.Pattern[str] | None:
    """The words of lexicons/obtained.tsv as they look with ``particle`` in them."""
    made = []
    for word, wrong in (row[:2] for row in lexicon.table("obtained")):
        if particle in wrong.split("、"):
            form = word.replace("得", particle)
            made.append(form + ("(?=[，。；、！”的]|$)" if form[-1] == particle else ""))
    return lazy(f"(?:{'|'.join(sorted(made, key=len, reverse=True))})", re.MULTILINE) if made else None


def _written(rule: Rule, context: Context, particle: str) -> Iterator[Finding]:
    """Words that hold 得 (心安理得, 迫不得已) written with ``particle``."""
    expression = _words(particle)
    for match in expression.finditer(context.prose) if expression else ():
        right = match[0].replace(particle, "得")
        yield rule.finding(
            *match.span(), f"“{match[0]}”疑应为“{right}”",
            replacement=right, safety="unsafe", confidence=SURENESS,
        )  # fmt: skip


def _verb(clause: str, behind: str) -> str:
    """The verb at the end of ``clause`` where the particle behind it is a word by itself."""
    from nlpcheck.language.segment import tag

    at = 0
    before = ("", "")
    for word, flag in tag(clause + behind):
        if at == len(clause):
            known = before[1] in ("v", "vn", "vi") or before[0][-2:] in lexicon.words("verbs")
            verb = before[0] if word == behind[0] and known else ""
            return verb if verb not in _NOT_VERBS else ""
        before = (word, flag)
        at += len(word)
    return ""


_NOT_VERBS = frozenset(
    ["有", "是", "像", "可能", "需要", "工作", "服务", "发展", "建设", "持续", "存在", "问题"]
)

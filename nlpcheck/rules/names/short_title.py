"""NM004: a short title of a law that was never given in full."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from nlpcheck import lexicon
from nlpcheck.language.lazy import lazy
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.types import Finding, Severity

_SHORT = lazy(
    r"《((?:政府)?信息公开条例|保密法|个保法|数安法|网安法|组织法|采购法|赔偿法|(?:公开|实施|工作|管理|信息公开|指导|行动|暂行|若干|试行|补充|考核|评估|审查|分工)?"
    r"(?:条例|办法|规定|意见|通知|要点|方案|细则|指引|规范|规程|决定|通告|纲要|准则|年报格式|报告格式|格式|要点分工方案))》"
)
_FULL = lazy(r"《([^《》\n]*(?:《[^《》\n]*》[^《》\n]*)?)》")
# A title that a court, a meeting or another unit gave its own document is no short form.
_SPECIFIC = lazy(
    r"(?:制定|出台|印发|修订|编制|起草|下发|发布|形成|审议|通过|完善)了?(?:本[一-鿿]{1,3}|了)?$"
)


_SPOKEN_OF = frozenset({"决定", "通知", "意见", "指引", "公告", "通告"})
_PASSED = lazy("全会|会议|通过|印发|发布|下发|出台|公布|近日|日前|联合")


@cache
def _known() -> frozenset[str]:
    names = set()
    for law in lexicon.laws():
        names.add(law.title)
        names.add(law.title.removeprefix("中华人民共和国"))
    return frozenset(names)


_OWN_TITLE = "中华人民共和国政府信息公开条例"
_OWN = frozenset({"信息公开条例", "政府信息公开条例"})
_COLLOQUIAL = {
    "个保法": "中华人民共和国个人信息保护法",
    "数安法": "中华人民共和国数据安全法",
    "网安法": "中华人民共和国网络安全法",
    "组织法": "中华人民共和国地方各级人民代表大会和地方各级人民政府组织法",
    "采购法": "中华人民共和国政府采购法",
    "赔偿法": "中华人民共和国国家赔偿法",
}


def _laws_short(short: str) -> set[str]:
    """The laws that a short name is of (保密法), its title without 中华人民共和国 being no short name."""
    if short in _COLLOQUIAL:
        return {_COLLOQUIAL[short]}
    return {
        law.title
        for law in lexicon.laws()
        if short in law.short.split("、") and law.title != f"中华人民共和国{short}"
    }


def _ends(full: str, short: str) -> bool:
    """Whether a full title is of the kind that the short one names (……条例, ……条例实施办法)."""
    return short in full or short in full.replace("〉", "")


class ShortTitle(Rule):
    code = "NM004"
    severity = Severity.INFO
    summary = "法规、文件简称未见全称"
    summary_en = "a short title whose full form was not given"
    why = "GB/T 9704—2012、《党政机关公文处理工作条例》第十九条：引用公文先引标题；简称应先写全称并注明"
    limits = "前文已有以该简称结尾的全称，或写明“以下简称”的不报。"
    examples = (
        Example(
            bad="加强对⟦《信息公开条例》⟧的学习，完善各项制度。",
            good="执行《中华人民共和国政府信息公开条例》（以下简称《条例》），加强《条例》学习。",
            fixed="加强对《中华人民共和国政府信息公开条例》的学习，完善各项制度。",
        ),
        Example(
            bad="认真落实⟦《条例》⟧要求。",
            good="按照《2023年政务公开工作要点》部署，落实《要点》各项任务。",
        ),
        Example(
            bad="对照⟦《政府信息公开条例》⟧开展自查，落实⟦《保密法》⟧各项规定。",
            good="对照《中华人民共和国政府信息公开条例》《政府信息公开条例》自查，落实《中华人民共和国保守国家秘密法》《保密法》《民法典》《行政许可法》。",
            fixed="对照《中华人民共和国政府信息公开条例》开展自查，落实《中华人民共和国保守国家秘密法》各项规定。",
        ),
        Example(good="学习《中华人民共和国政府信息公开条例》，《条例》各项要求得到落实。"),
    )

    def check(self, context: Context) -> Iterable[Finding]:
        """Short titles before any full title that ends alike; each is told once."""
        text = context.report.text
        told: set[str] = set()
        for match in _SHORT.finditer(context.prose):
            short = match[1]
            if short in told:
                continue
            before = text[: match.start()]
            # 全会通过的《决定》, 市政府印发《通知》要求: the one just spoken of, in news
            if short in _SPOKEN_OF and _PASSED.search(text[: match.start()][-24:]):
                continue
            if _SPECIFIC.search(text[max(0, match.start() - 12) : match.start()]):
                continue
            # The definition may stand behind the first use by an oversight: that is told.
            defined = text[: match.end() + 1]
            if re.search(rf"[简统]?称(?:为)?[：:]?[“\"]?《?{re.escape(short)}》?", defined):
                continue
            of_law = _laws_short(short)
            fulls = [full[1] for full in _FULL.finditer(before)]
            if short in _OWN:
                # 《中华人民共和国政府信息公开条例》 in full, or the other short form once before
                if any(_OWN_TITLE in full or full == _OWN_TITLE for full in fulls) or told & _OWN:
                    continue
            elif (
                any((full != short and _ends(full, short)) or full in of_law for full in fulls)
                or short in _known()
            ):
                continue
            told.add(short)
            full_title = f"《{_OWN_TITLE}》" if short in (*_OWN, "条例") else None
            if of_law and full_title is None:
                full_title = f"《{min(of_law)}》"
            yield self.finding(
                match.start(), match.end(), f"《{short}》未见全称或未注明简称，首次出现宜写全称",
                replacement=full_title,
                safety="unsafe" if short in _OWN or of_law else None, confidence=0.8,
            )  # fmt: skip

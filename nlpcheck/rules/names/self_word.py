"""NM002: 我局 in the report of a town."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from nlpcheck.language.lazy import lazy
from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.rules.names._own import core
from nlpcheck.types import Finding, Severity

_SELF = lazy(
    r"(?<![一-鿿]自)(?P<x>[我本](?P<kind>局|镇|乡|街道|街|县|区|市|委|厅|办|院|中心|处|站|校|旗|州|省|社区|园区))(?!(?<=院)[子落墙]|(?<=站)[在到起立岗]|(?<=处)[理于在置罚境]|(?<=办)[理公法事好成完结]|(?<=校)[对正验核准园门]|(?<=[我本]中心)[思城]|(?<=委)[托派员任]|长|级|面|部|域|场|民|际|间|里|地|年|次|所|门|会|员|内|外|理|公|校|系|行|事|法)"
)
# 本街道警务室 in a police report speaks of a place; 本局认真落实 speaks of itself.
_ACTS = lazy(
    r"认真|积极|按照|按|将|严格|高度|共|全年|主动|未|已|切实|坚持|依法|及时|的?政府信息|高度|不断|，"
)
_REGIONS = {"县", "区", "市", "旗", "州", "省"}
_QUOTED = lazy(r"“[^“”\n]*”")


class SelfWord(Rule):
    code = "NM002"
    severity = Severity.WARNING
    summary = "自称不一致"
    summary_en = "the unit calls itself by another kind of name"
    why = "同一报告的自称应与单位性质一致（镇称“我镇”、局称“我局”），不一致多为套用他人文本"
    limits = (
        "部门和乡镇以“我县、我区、我市”称所在地区的不报（名称中写明是市、区的部门称“我县”除外）；引文中的不报；单位性质不明时按多数判断。"
    )
    scope = Scope.REPORT
    examples = (
        Example(slot="s1", bad="2023年，我镇认真执行条例。⟦我局⟧积极配合上级检查。", good="2023年，我镇认真执行条例，配合市场监管局检查我县网站。",
                fixed="2023年，我镇认真执行条例。我镇积极配合上级检查。"),
        Example(slot="s1", kind="department", bad="⟦我镇⟧按要求公开信息86条。", good="我局按要求公开信息86条，我县居民可网上查询。",
                fixed="我局按要求公开信息86条。"),
        Example(slot="s1", kind="department", slots={"title": "云川市档案局2023年政府信息公开工作年度报告", "signature": "云川市档案局"},
                bad="⟦我县⟧设立查阅点2处，由我局管理。", good="我市设立查阅点2处，由我局管理，我省标准已执行。"),
        Example(slot="s1", good="居民说：“我局促不安的心放下了。”本市场监管所配合检查。"),
    )  # fmt: skip

    def check(self, context: Context) -> Iterable[Finding]:
        """Self-words that the unit's kind does not allow."""
        text = context.prose
        quoted = [m.span() for m in _QUOTED.finditer(text)]
        found = [m for m in _SELF.finditer(text) if not any(a <= m.start() < b for a, b in quoted)]
        if not found:
            return
        counts = Counter(m["kind"] for m in found)
        allowed, mine = _allowed(context, counts)
        if not allowed:
            return
        for match in found:
            kind = match["kind"]
            if kind in allowed or (match["x"][0] == "本" and not _ACTS.match(text, match.end("x"))):
                continue
            right = match["x"][0] + mine if mine else None
            yield self.finding(
                match.start("x"), match.end("x"),
                f"自称不一致：“{match['x']}”与本单位（{context.report.issuer or '多数自称“我' + mine + '”'}）不符",
                replacement=right, safety="unsafe" if right else None, confidence=0.88,
            )  # fmt: skip


def _regions(issuer: str) -> set[str]:
    """Regions of which a body of that name may say 我: an office of a city has no county
    (云川市财政局 and 我县); 我区 may be said of an autonomous region everywhere."""
    levels = re.findall("[省市县区旗](?=.)", issuer)
    return _REGIONS - {"县", "旗"} if levels and levels[-1] in "市区" else _REGIONS


def _allowed(context: Context, counts: Counter[str]) -> tuple[set[str], str]:
    """Kinds that may follow 我, and the unit's own."""
    issuer = re.sub(r"\s", "", context.report.issuer)
    name = core(issuer)
    groups = (
        ({"镇"}, "镇", r"镇$"),
        ({"乡"}, "乡", r"乡$"),
        ({"街道", "街", "办", "处"}, "街道", r"街道(?:办事处|办)?$|办事处$"),
        ({"局", "办"}, "局", r"局$"),
        ({"委", "局"}, "委", r"委(?:员会)?$"),
        ({"厅"}, "厅", r"厅$"),
        ({"院"}, "院", r"院$"),
        ({"中心"}, "中心", r"中心$"),
        ({"园区", "委", "区"}, "区", r"(?:管委会|管理委员会|园区|开发区|新区)$"),
    )
    if issuer.endswith(("办公室", "办公厅")):
        allowed, mine = {"办", "厅"}, "办"
        return allowed | _REGIONS | {"镇", "街道", "乡"}, ""
    for kinds, mine, ending in groups:
        if re.search(ending, name):
            return kinds | _regions(issuer), mine
    if name and name[-1] in _REGIONS:
        return _REGIONS | {"办"}, name[-1]
    if issuer:
        return set(), ""
    (top, count), *rest = counts.most_common(2)
    if count >= 3 and rest and rest[0][1] == 1:
        return {top} | _REGIONS, top
    return set(), ""

"""Which thing is made or changed: noun phrases that can be pointed at."""

from __future__ import annotations

import re
from functools import cache

from nlpcheck.language.plans.clause import (
    ACTION_FIRST,
    AMBIGUOUS,
    HORTATORY,
    ClauseReader,
    Tail,
    make_verbs,
)
from nlpcheck.language.plans.model import Element
from nlpcheck.language.plans.patterns import words

_GENERIC_OBJECT = re.compile(
    r"^(?:政府|解读|发布|报送|各类|相关|有关|重点领域|民生|工作|公开|政务|主动公开|全部|所有|信息公开|政府信息公开|政务公开|群众|公众|社会|本单位|各项|重要|权威|准确|时效性|更多|大量"
    r"|动态|政策|政务服务|便民|该公开的|应公开的|有效|实用|内部|上级|下级|主动|热点|敏感|涉密|民生类|涉民|文件|这些|此类|上述|一类|基础|政府网站|门户网站|官方)*(?:的)?(?:政府|政务|公开)?"
    r"(?:信息|数据|内容|资料|结果|情况|公示|公告|文件|报告|表|栏|栏目|计划|方案|决定|时间|理由|指标|页面|首页|网页|系统|标准|规范|目录体系|清单化|价格|预算|接口|台账资料|办法)$"
)

_OBJECT_MODIFIER = re.compile(
    r"^(?:(?:本|我)(?:局|镇|乡|街道|县|市|区|委|单位|部门)|本|我|全(?!年)|各|其|该|有关|相关|本级|本单位|我局|新|全部|所有|本部门|一张|一份|一本|一个|一套|一批|一次|各自|自己的|县级|镇级|市级|区级|局级)"
)

_MAKE_NOT = re.compile(
    r"(?:加强|强化|注重|规范|推进|推动|加快|加大|做好|提升|提高|持续|切实|不断|进一步)[\u4e00-\u9fff]{0,3}$"
)


class ThingReader(ClauseReader):
    """Finds the objects of a clause."""

    def _objects(self, start: int, end: int, found: list[Element]) -> list[Element]:
        """A thing that can be pointed at, made or changed or put up in this clause."""
        text, tokens = self.text, self.tokens
        made: list[Element] = []
        taken = [(e.start, e.end) for e in found if start <= e.start < end]

        def add(a: int, source: str) -> bool:
            stop = self._thing_end(a, end, taken)
            if stop is None:
                return False
            span = self._object_span(a, stop)
            if span and source == "made-object" and self._noun_follows(span[1], end):
                return False
            if span is None or (source == "head-object" and not self._acted_on(stop, end, found)):
                return False
            if any(span[0] < e.end and e.start < span[1] for e in made):
                return False
            made.append(Element("object", *span, source))
            return True

        # After a verb that makes, or after 把/将.
        i = tokens.index(start)
        while i < len(tokens.starts) and tokens.starts[i] < end:
            a, b, word = tokens.starts[i], tokens.ends[i], tokens.words[i]
            i += 1
            if a < start:
                continue
            if any(x <= a < y for x, y in taken):
                continue
            made_verb = word in make_verbs() and not (
                word in AMBIGUOUS and self._nominal_before(a, start, found)
            )
            moved = word in (
                "把",
                "将",
                "给",
                "与",
                "用",
                "附",
                "贴",
                "立",
                "挂",
                "设",
                "共用",
                "必填",
                "写明",
                "在",
                "实行",
                "附到",
            ) and (word not in ("与", "用", "设") or not self._nominal_before(a, start, found))
            if not made_verb and not moved:
                continue
            at = b
            follow = re.compile(
                r"(?:本级|历年|现有|剩余|近[一二三五十]年(?:来)?的?)+|(?:了|好|出|完成|完|成|起|20\d\d年(?:以来|以前|之前)的?|并?(?:印发|公布|出台|发布|修订|完善)(?=[^，,。；]{3})|一[份张本个套册次期])?"
            ).match(text, at, end)
            at = follow.end() if follow else at
            quantity = next((e for e in found if e.kind == "quantity" and e.start == at), None)
            if quantity:
                at = quantity.end
            if at >= end or _MAKE_NOT.search(text[start:a]):
                continue
            if word == "在" and not _inside(text, at, end):
                continue
            if add(at, "made-object"):
                last = made[-1]
                # 「把公开目录和权责清单」: the second thing is one of its own after 和.
                if last.end < end and text[last.end] in "和与及、":
                    add(last.end + 1, "made-object")
        # At the head of the clause, before a time or a verb.
        head = self._skip(start, end, found)
        owner = next((e for e in found if e.kind == "who" and e.start == head), None)
        if owner:
            head = owner.end + (1 if text[owner.end : owner.end + 1] == "的" else 0)
        if not any(e.start <= head < e.end for e in made):
            add(head, "head-object")
        return made

    def _noun_follows(self, stop: int, end: int) -> bool:
        """Whether the noun phrase goes on past what was taken for its head (公示栏维修费)."""
        if stop >= end or self.text[stop] in "、和与及的“《（":
            return False
        i = self.tokens.index(stop)
        if self.tokens.starts[i] != stop or self.tokens.words[i] in (
            "全文",
            "内容",
            "原文",
            "页",
            "上",
            "里",
            "中",
        ):
            return False
        word = self.tokens.words[i]
        return (
            self.tokens.tags[i] in ("n", "nz", "nt")
            and len(word) > 1
            and word[0] not in "送交报发贴挂给"
        )

    def _nominal_before(self, a: int, start: int, found: list[Element]) -> bool:
        """Whether what looks like a verb at ``a`` ends a noun phrase (信息公开, 栏目更新)."""
        if a <= start or any(e.end == a for e in found):
            return False
        i = self.tokens.index(a - 1)
        tag, word = self.tokens.tags[i], self.tokens.words[i]
        if word in (
            "并",
            "再",
            "先",
            "后",
            "前",
            "须",
            "要",
            "应",
            "及时",
            "全部",
            "统一",
            "集中",
            "完整",
        ):
            return False
        return tag[:1] in ("n", "j") or (
            tag in ("vn", "uj", "b", "m", "q", "v") and word not in ("新", "重新")
        )

    def _thing_end(self, at: int, limit: int, taken: list[tuple[int, int]]) -> int | None:
        """Where the noun phrase at ``at`` ends that names a thing; None where there is none."""
        text, tokens = self.text, self.tokens
        best: int | None = None
        i = tokens.index(at)
        first = True
        joined, steps = False, 0
        depth = 0
        while i < len(tokens.starts) and tokens.starts[i] < limit:
            a, b = max(at, tokens.starts[i]), min(tokens.ends[i], limit)
            word, tag = text[a:b], tokens.tags[i]
            if any(x < b and a < y for x, y in taken):
                break
            i += 1
            if word in "“《（" and word:
                depth += 1
            elif word in "”》）" and word:
                depth -= 1
                if not depth and word == "”" and _thing_tail().search(text, at, a):
                    best = b
                if best is None and text[at] == "《" and word == "》":
                    best = b
            elif not depth:
                nominal = word in nominals()
                if (
                    first
                    and not nominal
                    and (
                        tag in ("d", "ad", "p", "y", "r")
                        or ACTION_FIRST.fullmatch(word)
                        or word.startswith(HORTATORY)
                    )
                ):
                    return None
                if not first and word in make_verbs() and not nominal and word not in AMBIGUOUS:
                    break
                if (
                    len(word) == 2
                    and word[1] in "上里中内"
                    and _thing_tail().search(text, at, b - 1)
                    and not first
                ):
                    best = b - 1
                    break
                if _thing_tail().search(text, at, b) and not first:
                    best = b
                    joined = False
                    continue
                if word in ("全部", "一律", "同步", "集中", "统一", "逐一", "全程") and not first:
                    break
                if word in ("、", "和", "与", "及", "以及") and not first:
                    joined, steps = True, 0
                    continue
                if joined and tag[:1] in ("n", "v", "j", "a", "b"):
                    steps += 1
                    if steps > 3:
                        break
                    continue
                if nominal:
                    first = False
                    continue
                if (
                    tag[:1] in ("p", "d", "y", "f")
                    or (tag[:1] == "t" and best is not None)
                    or tag in ("l", "uz")
                    or word in ("着", "后", "里", "上", "中", "内")
                ):
                    break
                if word in ("、", "和", "与", "及", "以及") and first:
                    return None
                if tag == "x" and word not in ("、", "-"):
                    break
                if best is not None and (
                    (tag[:1] == "v" and tag != "vn" and word not in nominals())
                    or (tag in ("m", "r", "uj", "c") and word not in ("及", "和"))
                ):
                    break
            if not depth and _thing_tail().search(text, at, b):
                best = b
            if b - at > 20:
                break
            first = False
        if (
            best is not None
            and best < limit
            and re.match(r"体系|管理|建设|工作|制度|机制|公开(?!栏)|化", text[best:limit])
        ):
            return None
        return best

    def _acted_on(self, stop: int, end: int, found: list[Element]) -> bool:
        """Whether something is done with the thing that ends at ``stop`` (its own clause goes on)."""
        after = self.text[stop:end]
        if not after or after.startswith("《"):
            return False
        if any(e.start == stop or (0 < e.start - stop <= 2) for e in found):
            return True
        if re.match(r"的|等|和|与|及|、", after):
            return False
        return self._verb_at(stop) or bool(
            re.match(
                r"一律|全部|同步|随|由|改|须|于|在|实行|分|按|逐|先|统一|补|重|上|纳|列|设|全文|有变|更新|填",
                after,
            )
        )

    def _object_span(self, a: int, b: int) -> tuple[int, int] | None:
        text = self.text
        name = text[a:b]
        de = name.rfind("的")
        if de >= 0 and len(name) - de > 3 and not re.match(r"统一的|专门的", name):
            a += de + 1
        if text[a - 1 : a] in ("本", "我") and text[a : a + 1] in (
            "局",
            "镇",
            "委",
            "县",
            "区",
            "市",
            "乡",
        ):
            a += 1
        while True:
            match = _OBJECT_MODIFIER.match(text[a:b])
            if not match or b - a - match.end() < 2:
                break
            a += match.end()
        name = text[a:b]
        if (
            len(name) < 3
            or _GENERIC_OBJECT.fullmatch(name)
            or re.search(r"进一步|及时|加强|是|点开|做到|附到|发单|首页|[每各](?!类)", name)
        ):
            return None
        if name.endswith("时间") and not re.search(
            r"(?:开馆|开放|办公|接待|受理|营业|服务)时间$", name
        ):
            return None
        plain = re.fullmatch(r"(.{1,3})信息", name)
        if plain and not re.fullmatch(r"处罚|许可|执法|抽检|招标|决算|预算|检查", plain.group(1)):
            return None
        if re.search(
            r"群众|工作(?!表|方案|清单|台账|日历|计划)|(?:水平|质量|能力)$|个人信息", name
        ):
            return None
        return a, b


def _inside(text: str, at: int, end: int) -> bool:
    """Whether 在 … is a thing written in or put on (在发文稿纸上勾选), not a place."""
    return bool(
        re.match(
            r"[^，,。；;]{2,14}?(?:表|稿纸|清单|页面|单|簿|台账|目录|指南|手册|栏目|规范》|》)(?:上|里|中|内)?(?:勾选|填|增|列|写|画|注|标|放|加|登|公|补|设|签)",
            text[at:end],
        )
    )


_LAST = frozenset("单图表册簿卡函榜库稿页牌证书")
_NOT_LAST = frozenset("代图品秘文保认论简订意仓下")


@cache
def nominals() -> frozenset[str]:
    """Verbs that stand inside the name of a thing."""
    return frozenset(words("plan_nominals", "thing"))


@cache
def _thing_tail() -> Tail:
    """Whether a stretch of text ends with the name of a thing.

    单、图、册 … end the name of a thing whatever stands before (采购单, 预警图).
    """
    return ThingTail(words("plan_objects"))


class ThingTail(Tail):
    """The lexicon's things, and what ends with 单、图、册 …"""

    def search(self, text: str, start: int, end: int) -> bool:
        if super().search(text, start, end):
            return True
        return (
            end - 3 >= 0
            and text[end - 1 : end] in _LAST
            and text[end - 2] not in _NOT_LAST
            and all("\u4e00" <= c <= "\u9fff" for c in text[end - 3 : end - 1])
        )

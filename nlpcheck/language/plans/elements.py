"""The elements of a measure: who, when, how much, which thing, which check, by what means.

Patterns (elements.toml) find what has a form of its own: time, number, gate.  Who, which
thing and how it is checked stand in places of the sentence, so these are read from the
clause: an actor before its verb, an object after or before its verb, the words of a check.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from nlpcheck.language.plans.cues import Cues
from nlpcheck.language.plans.layout import split, strip
from nlpcheck.language.plans.model import STRONG, Element, ElementKind
from nlpcheck.language.plans.patterns import Pattern, alternatives, words

if TYPE_CHECKING:
    from spacy.tokens import Doc

_STOP = "，,。；;：:！？、\n "


class Tokens:
    """Word boundaries and tags of a Doc, by offset in the analysed text."""

    def __init__(self, doc: Doc, base: int) -> None:
        self.starts = [base + token.idx for token in doc]
        self.ends = [start + len(token) for start, token in zip(self.starts, doc, strict=True)]
        self.tags = [token.tag_ for token in doc]
        self.words = [token.text for token in doc]

    def index(self, offset: int) -> int:
        """The token that holds ``offset``."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def tag(self, offset: int) -> str:
        """The tag of the token that holds ``offset``."""
        return self.tags[self.index(offset)] if self.tags else ""


@cache
def _actor() -> re.Pattern[str]:
    heads = alternatives(words("plan_actors"))
    # 数词＋名＋人员；修饰语＋机构或职务
    return re.compile(
        rf"(?:[两二三四五六七八九十\d]{{1,2}}名)?(?P<np>(?:[\u4e00-\u9fffA-Z]{{0,9}}?)(?:{heads}))"
        rf"(?:(?:[、和与及]|以及|会同|联合)(?:[\u4e00-\u9fff]{{0,8}}?)(?:{heads}))*"
    )


_ACTOR_BEFORE = re.compile(
    r"(?:由|责成|请|委托|指定|安排|明确|确定|交由|会同|联合|聘请|让)$|(?:负责人为|责任人为|牵头人为|—)$"
)
_ACTOR_REVIEW = re.compile(r"(?:送|报|交|提交|经|请|须经|呈|报请|送请|报经)$")
_REVIEW_AFTER = re.compile(r"[再先]?(?:集体)?(?:审核|审定|审签|签发|把关|复核|签字|会签|核对|确认|审批|同意|审查|校对|初审|复审)")
_ACTOR_AFTER = re.compile(
    r"负责|牵头|主办|承办|具体|统一|集中|分别|轮流|逐|每|按|于|在(?!职)|对(?!接)|把(?!关)|将|须|应(?!急)|必须|要(?!求|点|件)|当|各|会同|配合|协助"
    r"|先|再|一并|同时|参照|随|兼|从|为|用|依|据|向|以|凭|不予|审|核|复|校|签|看|查|抽|检|评|打分|统计|报|送|交(?!通)|编|写|填|拟"
    r"|起草|制作|制定|收|录|更新|维护|公布|公示|公告|张贴|推送|提供|供|翻译|驻点|主讲|盯|办理|答复|回复|受理|转|整理|汇总|梳理"
    r"|登记|建立|完成|组织(?!科|部|员)|召开|举办|开展|出题|采集|上传|下架|撤|补|改|列支|拍|录制|选|派|监督(?!管理|员)|调度|巡查|验收|点验"
    r"|确认|把关|落实|认领|倒查|逾期|当场|提前|年底|季|月|周|\d|上半年|下半年|全程|共同|参与|陪同|担任|两|主|带|讲|收|贴|挂|设|集|发|排|做|到|跟|给|通过|拿"
)
_NOT_ACTOR = re.compile(
    r"^(?:我|本|全|该|其|各级|相关|有关|专门|专|本级|上级|群众|办事|申请)|相关|有关|工作领导|^(?:镇|乡|街道|局|县|区|市|村|社区|处|办|所|站|委|院|部|科|室|组|队|线|村级|领导小组|单位|部门|学校|企业)$"
    r"|人员$(?<!工作人员)(?<!执法人员)(?<!经办人员)(?<!值班人员)|工作单位|专人|任务|培训$|^(?:加强|强化|提升|落实|完善|压实|健全|明确|建立|推动|组织|加大|配备|充实|培训|指导)"
    r"|镇人民政府$|县政府$|区政府$|市政府$|街道办事处$|职能部门$|^不|的$"
)
_ACTOR_ALONE = re.compile(r"^(?:工作人员|各部门|各单位|办公室主任|领导|干部|部门|单位)$")

_GENERIC_OBJECT = re.compile(
    r"^(?:政府|各类|相关|有关|重点领域|民生|工作|公开|政务|主动公开|全部|所有|信息公开|政府信息公开|政务公开|群众|公众|社会|本单位|各项|重要|权威|准确|时效性|更多|大量"
    r"|动态|政策|政务服务|便民|该公开的|应公开的|有效|实用|内部|上级|下级|主动|热点|敏感|涉密|民生类|涉民|文件|这些|此类|上述|一类|基础|政府网站|门户网站|官方)*(?:的)?(?:政府|政务|公开)?"
    r"(?:信息|数据|内容|资料|结果|情况|公示|公告|文件|报告|表|栏|栏目|计划|方案|决定|时间|理由|指标|页面|首页|网页|系统|标准|规范|目录体系|清单化|价格|预算|接口|台账资料|办法)$"
)
_OBJECT_MODIFIER = re.compile(r"^(?:本|我|全|各|其|该|有关|相关|本级|本单位|我局|新|全部|所有|本部门|一张|一份|一本|一个|一套|一批|各自|自己的|已|好|了|出|成|为|完|到|进|上)")

_MAKE_NOT = re.compile(r"(?:加强|强化|注重|规范|推进|推动|加快|加大|做好|提升|提高|持续|切实|及时|不断|进一步)[\u4e00-\u9fff]{0,3}$")


class Finder:
    """Finds the elements of measures with one set of cues and patterns."""

    def __init__(self, text: str, cues: Cues, patterns: tuple[Pattern, ...], tokens: Tokens, matches: list[tuple[str, int, int, Pattern]], issuer: str = "") -> None:
        self.text = text
        self.cues = cues
        self.patterns = patterns
        self.tokens = tokens
        self.matches = matches
        self.issuer = issuer

    def find(self, start: int, end: int) -> list[Element]:
        """The elements in ``[start, end)``, in order, none overlapping another."""
        clauses = split(self.text, start, end, "，,。；;：:！？\n")
        self.past = [
            (a, b)
            for a, b in clauses
            if self.cues.past.search(self.text[a:b]) and not self.cues.future.search(self.text[a:b])
        ]
        found: list[Element] = []
        needing: list[tuple[Element, Pattern]] = []
        for pattern in self.patterns:
            for a, b in self._spans(pattern, start, end):
                element = Element(pattern.kind, a, b, pattern.name)
                if pattern.needs:
                    needing.append((element, pattern))
                else:
                    self._add(found, element)
        for a, b in clauses:
            for element in self._actors(a, b, found):
                self._add(found, element)
        for a, b in clauses:
            for element in self._checks(a, b, found, end):
                self._add(found, element)
        for a, b in clauses:
            for element in self._objects(a, b, found):
                self._add(found, element)
            for element in self._means(a, b):
                self._add(found, element)
        kinds = {e.kind for e in found}
        for element, pattern in needing:
            if kinds & set(pattern.needs):
                self._add(found, element)
        self._watchers(clauses, found)
        return sorted(found, key=lambda e: e.start)

    def _add(self, found: list[Element], element: Element) -> bool:
        if element.end <= element.start or any(
            element.start < e.end and e.start < element.end for e in found
        ):
            return False
        if any(a <= element.start < b for a, b in self.past):
            return False
        found.append(element)
        return True

    def _spans(self, pattern: Pattern, start: int, end: int) -> list[tuple[int, int]]:
        if pattern.regex is None:
            return [(a, b) for _, a, b, p in self.matches if p is pattern and start <= a and b <= end]
        bars: list[tuple[int, int]] = []
        if pattern.unless is not None:
            bars = [m.span() for m in pattern.unless.finditer(self.text[start:end])]
        spans = []
        for match in pattern.regex.finditer(self.text[start:end]):
            a, b = match.span(pattern.group)
            if any(a < y and x < b for x, y in bars):
                continue
            spans.append((start + a, start + b))
        return spans

    # --- who --------------------------------------------------------------------

    def _actors(self, start: int, end: int, found: list[Element]) -> list[Element]:
        """Actors of one clause: after 由, or at its head, before their verb."""
        text = self.text
        actors: list[Element] = []
        head = self._skip(start, end, found)
        for match in _actor().finditer(text, start, end):
            a, b = match.span()
            a = self._trim_actor(a, b, head)
            if a is None or b - a < 1:
                continue
            name = text[a:b]
            before = text[start:a]
            after = text[b:end]
            lead = _ACTOR_BEFORE.search(before)
            review = _ACTOR_REVIEW.search(before) and _REVIEW_AFTER.match(after)
            at_head = a == head or before.endswith(("再由", "、")) or any(e.end == a for e in found if e.kind == "when")
            bare = re.sub(r"^[各每][个]?|^[两二三四五六七八九十\d]+[个名]", "", name)
            numbered = bool(re.match(r"[两二三四五六七八九十\d]+[个名人]|各|每个", name))
            if self._not_actor(bare, numbered):
                continue
            if lead or review:
                if lead and lead.group() in ("请", "让", "聘请") and not after:
                    continue
                actors.append(Element("who", a, b, "actor-after-preposition"))
            elif at_head and after and (_ACTOR_AFTER.match(after) or self._verb_at(b)) and not after.startswith(("的", "队伍", "管理", "建设")):
                actors.append(Element("who", a, b, "actor-at-head"))
            elif re.match(r"(?:具体)?(?:负责|牵头|签字|把关|签发|审核)", after) and not before.endswith(("的", "强")):
                actors.append(Element("who", a, b, "actor-before-verb"))
        return actors

    def _skip(self, start: int, end: int, found: list[Element]) -> int:
        """The start of a clause after times, connectives and 「要求」 with a time."""
        text = self.text
        at = start
        while True:
            when = next((e for e in found if e.kind in ("when", "quantity") and e.start == at), None)
            if when is not None and when.end < end:
                at = when.end
                continue
            match = re.match(
                r"(?:并|再|先|后|同时|然后|均|统一|在|于|从|自|凡|并且|且|其中|对此|今后|由此|一律|继续|将|拟|届时|再由|改为)", text[at:end]
            )
            if match and match.end() < end - at:
                at += match.end()
                continue
            match = re.match(r"(?:要求|督促|责成|指导并督促)", text[at:end])
            if match and any(e.kind in ("when", "quantity") for e in found if start <= e.start):
                at += match.end()
                continue
            return at

    def _trim_actor(self, a: int, b: int, head: int) -> int | None:
        text = self.text
        if a < head < b:
            return head
        # 「由」「请」「报」 inside the match: the actor begins after the last of them.
        inner = None
        for match in re.finditer(r"由(?!于)|责成|(?<!申)请|指定|送(?!达)|报(?!账|送|销)|经(?!办|管|济|营|开|贸|发)|督促|要求|交(?!通|易|警)|委托|安排|会同|前先|后再|再(?!生)|[前后内]由", text[a:b]):
            if match.end() < b - a:
                inner = a + match.end()
        return inner if inner is not None else a

    def _not_actor(self, name: str, numbered: bool) -> bool:
        if not name:
            return not numbered
        if self.issuer and len(name) > 1 and self.issuer.endswith(name) and not re.search(r"办公室|科$|股$", name):
            return True
        if numbered and re.fullmatch(r"社区|村|镇|乡|科|股|室|部门|单位|科室|站所|企业|学校|街道|乡镇|局办|人|处室|股室|工作人员|干部", name):
            return False
        return bool(_NOT_ACTOR.search(name) or _ACTOR_ALONE.match(name))

    def _verb_at(self, offset: int) -> bool:
        tag = self.tokens.tag(offset)
        return tag[:1] in ("v", "p", "d") or tag in ("t", "m", "r", "l")

    # --- check -----------------------------------------------------------------

    def _checks(self, start: int, end: int, found: list[Element], stop: int) -> list[Element]:
        """Words that are checks in themselves: 核对, 复校, 签字, with what belongs to them."""
        text = self.text
        clause = text[start:end]
        made: list[Element] = []
        pattern = _check_verbs()
        for match in pattern.finditer(clause):
            verb = match.group("v")
            kind = match.lastgroup
            a, b = start + match.start("v"), start + match.end("v")
            if any(e.start < b and a < e.end for e in found + made):
                continue
            before = clause[: match.start("v")]
            if re.search(r"(?:加强|强化|严格|严把|完善|认真|切实|做好|规范|提高|加大|健全|提升|注重|落实好?|重视|压实|抓好|把好|履行|执行)[\u4e00-\u9fff、]{0,10}$", before):
                continue
            if re.match(r"(?:制度|机制|职责|责任|人员|力度|力量|工作|意识|程序|流程|关口|能力|水平|队伍|理由|登记|单|表|栏|关(?!卡)|要求|体系|员|标准|环节|质量|责|问题|结果|办法|条例|报告|设备)", clause[match.end("v") :]):
                continue
            here = [e for e in found if start <= e.start < end]
            who = any(e.kind == "who" for e in here)
            when = any(e.kind == "when" for e in here)
            review = verb in words("plan_verbs", "review")
            watch = verb in words("plan_verbs", "watch")
            sent = re.search(r"(?:送|报|交|经|先行|由)[\u4e00-\u9fff]{0,10}$", before)
            if review and not (who or when or sent):
                continue
            if watch:
                continue
            made.append(Element("check", *self._phrase(a, b, start, end, found), "check-verb"))
        return made

    def _phrase(self, a: int, b: int, start: int, end: int, found: list[Element]) -> tuple[int, int]:
        """The verb phrase around a check's verb: its adverb before it, its object after it."""
        text = self.text
        left = start
        for e in found:
            if start <= e.start < end and e.end <= a:
                left = max(left, e.end)
        right = end
        for e in found:
            if start <= e.start < end and e.start >= b:
                right = min(right, e.start)
        before = text[left:a]
        match = re.search(
            r"(?:(?:交叉|逐[条项家个字一件篇份]|双人|两级|三级|集体|会商|先行|再次|当面|现场|随机|全面|电话|统一|对照|按|在|对|全部|逐|各)[^，。；]{0,12}?|[\u4e00-\u9fff]{0,2})$",
            before,
        )
        lead = a - (len(match.group()) if match else 0)
        cut = re.match(r"^(?:由|经|并|再|先(?!行)|后|须|应|要|均|都|都要|统一由|负责|进行|须经|方可|必须|要求|同时|共同|将|一律|的|和|与|上|分管|前|及)+", text[lead:a])
        if cut:
            lead += cut.end()
        # Words before the verb that are no part of its phrase.
        if a - lead <= 2 and a > lead and not re.match(r"交叉|逐|双人|两级|三级|集体|会商|先行|当面|现场|随机|全面|电话|法制|法律|保密|合法|内容|文字|最后|二次|全程|互相|相互|分级|对", text[lead:a]):
            lead = a
        tail = text[b:right]
        object_ = re.match(r"[\u4e00-\u9fff“”《》、]{0,12}", tail)
        stop = b
        if object_ and right == end and object_.end() == len(tail):
            stop = right
        cut_tail = re.search(r"(?:后|前|并|再|的|方可|才|一次|无误)", text[b:stop])
        if cut_tail:
            stop = b + cut_tail.start()
        return lead, stop

    def _watchers(self, clauses: list[tuple[int, int]], found: list[Element]) -> None:
        """抽查, 检查, 考核 and the like: a check only with a time, a number, an actor or a result."""
        text = self.text
        for start, end in clauses:
            clause = text[start:end]
            here = [e for e in found if start <= e.start < end]
            strong = [e for e in here if e.kind in ("when", "quantity", "who")]
            for match in _check_verbs().finditer(clause):
                if match.group("v") not in words("plan_verbs", "watch"):
                    continue
                a, b = start + match.start("v"), start + match.end("v")
                before = clause[: match.start("v")]
                after = clause[match.end("v") :]
                if re.search(r"(?:加强|强化|严格|完善|认真|切实|做好|加大|健全|重视|常态化|不定期|定期|接受|自觉接受|列入|纳入)[\u4e00-\u9fff、]{0,8}$", before) and not strong:
                    continue
                if re.match(r"(?:制度|机制|力度|结果|体系|办法|信息|工作(?!一次)|员|指标|方式|站|数据|点|中|表|簿|发现|意见|评价|报告)", after):
                    continue
                if not strong:
                    continue
                self._add(found, Element("check", *self._phrase(a, b, start, end, found), "watch-verb"))

    # --- object and means ------------------------------------------------------

    def _objects(self, start: int, end: int, found: list[Element]) -> list[Element]:
        """A thing that can be pointed at, made or changed or put up in this clause."""
        text = self.text
        clause = text[start:end]
        made: list[Element] = []
        # A thing after a verb that makes, or after 把/将.
        for match in _made_object().finditer(clause):
            a, b = start + match.start("x"), start + match.end("x")
            before = clause[: match.start()]
            if _MAKE_NOT.search(before) and match.group("v") not in ("把", "将"):
                continue
            span = self._object_span(a, b)
            if span:
                made.append(Element("object", *span, "made-object"))
        # A thing at the head of the clause, before a time or a verb.
        head = self._skip(start, end, found)
        for element in found:
            if element.kind == "who" and element.start == head:
                head = element.end
        match = _head_object().match(text, head, end)
        if match:
            a, b = match.span("x")
            followed_by_element = any(e.start == b or e.start - b in (1, 2) and text[b : e.start] in ("于", "由", "在", "自", "从", "实行") for e in found)
            after = text[b:end]
            if (followed_by_element or self._verb_at(b) or re.match(r"(?:一律|全部|同步|随|由|改|须|于|在|实行|分|按|逐|每|先|统一|补|重|公开|上|纳|列|设)", after)) and after:
                span = self._object_span(a, b)
                if span:
                    made.append(Element("object", *span, "head-object"))
        return made

    def _object_span(self, a: int, b: int) -> tuple[int, int] | None:
        text = self.text
        name = text[a:b]
        de = name.rfind("的")
        if de >= 0 and len(name) - de > 3 and not re.match(r"统一的|专门的", name):
            a += de + 1
        while True:
            match = _OBJECT_MODIFIER.match(text[a:b])
            if not match or b - a - match.end() < 2:
                break
            a += match.end()
        name = text[a:b]
        if len(name) < 3 or _GENERIC_OBJECT.fullmatch(name) or re.search(r"不|进一步|及时|加强|是", name):
            return None
        if re.search(r"群众|工作(?!表|方案|清单|台账|日历|计划)|水平|质量|能力", name):
            return None
        return a, b

    def _means(self, start: int, end: int) -> list[Element]:
        """Named tools and forms, those side by side as one."""
        text = self.text
        made: list[Element] = []
        for match in _means_list().finditer(text, start, end):
            a, b = match.span("x")
            before = text[start:a]
            if re.search(r"(?:更新|公布|清理|删除|打不开的|检查|审核|错误的|失效)$", before):
                continue
            if re.match(r"(?:栏目|专栏|清晰度|信息|数据|库)", text[b:end]):
                continue
            a, b = strip(text, a, b)
            made.append(Element("means", a, b, "means-word"))
        return made


@cache
def _check_verbs() -> re.Pattern[str]:
    return re.compile(rf"(?P<v>{alternatives(words('plan_verbs', 'check', 'review', 'watch'))})")


@cache
def _object_heads() -> str:
    return alternatives(words("plan_objects"))


_NAME = r"[\u4e00-\u9fff“”《》（）A-Za-z0-9、]"


@cache
def _made_object() -> re.Pattern[str]:
    verbs = alternatives([*words("plan_verbs", "make"), "把", "将", "附", "给", "与", "用"])
    return re.compile(
        rf"(?P<v>{verbs})(?:了|好|出|完成|完|成|起)?(?P<x>{_NAME}{{0,14}}?(?:{_object_heads()}))"
        rf"(?![\u4e00-\u9fff]{{0,2}}(?:公开|公示|体系|建设|管理办法|工作))(?=$|[，,。；;、：:]|[\u4e00-\u9fff])"
    )


@cache
def _head_object() -> re.Pattern[str]:
    return re.compile(rf"(?P<x>{_NAME}{{1,14}}?(?:{_object_heads()}))(?!{_object_heads()})")


@cache
def _means_list() -> re.Pattern[str]:
    heads = alternatives(words("plan_means"))
    one = rf"(?:[\u4e00-\u9fff“”A-Za-z]{{0,3}}?)(?:{heads})"
    return re.compile(rf"(?P<x>(?:{heads})(?:(?:[、和与及]|以及){one})*|“[^”]{{2,10}}”(?:{heads}))")

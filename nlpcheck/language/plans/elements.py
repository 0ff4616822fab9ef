"""The elements of a measure: who, when, how much, which thing, which check, by what means.

Patterns (elements.toml) find what has a form of its own: time, number, gate.  Who, which
thing and how it is checked stand in places of the sentence, so these are read from the
clause: an actor before its verb, an object after or before its verb, the words of a check.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from nlpcheck.language.plans.cues import Cues
from nlpcheck.language.plans.layout import split, strip
from nlpcheck.language.plans.model import Element, ElementKind
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
def _actor_head() -> re.Pattern[str]:
    return re.compile(alternatives(words("plan_actors")))


@cache
def _actor_tail() -> re.Pattern[str]:
    # The lexicon's word at the very end of the region searched.
    return re.compile(rf"(?:{alternatives(words('plan_actors'))})\Z")


_NOT_TAIL = re.compile(
    r"(?:网站|之处|好处|到处|长处|难处|深处|短处|益处|各处|[一两三几]处|办法|会办|承办|主办|经办|开办|督办|转办|协办|举办|交办|[^\u4e00-\u9fff]站"
    r"|内部|全部|外部|局部|法院|电视台|机关单位|平台中心|队伍|小组会|全局|结局|布局|格局|当局|全县|下一步|民警室|全村|农村|驿站)$"
)
_LEAD = re.compile(
    r"(?:(?P<review>(?:送请|报请|报经|须经|提交|送(?!达)|报(?!账|送|销|名|表|告)|交(?!通|易|警|叉)|(?<!已)经(?!办|管|济|营|开|贸|费|常|验|过)|呈))"
    r"|责成|(?<!申)请(?!求)|委托|指定(?!专)|交由|聘请|(?<!谦)让(?!利)|(?<!理)(?<!自)(?<!缘)(?<!事)由(?!于|此|来)|责任人为|负责人为|会同|联合(?!发))"
)
_ACTION_FIRST = re.compile(
    r"围绕|教育|引导|鼓励|安排|参加|组织|积极|充分|持续|切实|进一步|方便|增配|聘请|采取|通过|利用|依托|邀请|动员|发动|要求|督促|协调|联合|配合|选派"
    r"|抽调|选聘|让|对|向|给|加强|强化|提升|提高|完善|健全|深化|推进|推动|促进|增强|加大|拓展|拓宽|扩大|丰富|规范|落实|优化|畅通|夯实|压实|营造|抓好|做好"
    r"|狠抓|注重|重视|确保|努力|使|把|将|建立|形成|打造|构建|成立|设立|增设|配备|充实|配强|培养|明确|指导|帮助|支持|实现|争取|力争|做到|建成|召开|开展"
    r"|举办|选|派|每|不|是|为|以|从|与|和|按|请|由|及|在|用|到|共|各举|定期|适时|及时|严格|坚持|培训|考核|选优|调动|调整|理顺|打通|借助|结合|摆|设|立|新增|增加|减少|改进|缩短|消除|改善|补全|加快|杜绝|集中|统一|防止|开发|改版|细化|提前|解决|破解|把好|压缩|覆盖|全部|累计|分批|逐步|试行|推行|实行|恢复|保持|避免|健全完善"
)
_NOT_AFTER = re.compile(
    r"的|队伍|管理|建设|制度|之间|职责|力量|名单|负责同志|责任|培训|名义|等|业务|人员(?!须)|一级|内部|内设|门口|大厅|社区"
)
_SELF_WORDS = frozenset(
    [
        "镇",
        "乡",
        "街道",
        "局",
        "县",
        "区",
        "市",
        "村",
        "社区",
        "处",
        "所",
        "站",
        "委",
        "院",
        "部",
        "科",
        "室",
        "组",
        "队",
        "办",
        "馆",
        "县委",
        "区委",
        "市委",
        "镇村",
        "县级",
        "市级",
    ]
)
_ACTOR_VERBS = frozenset(
    "起草 经办 承办 值班 主管 分管 监管 拟稿 监督 监测 执法 受理 督导 整改 审核 保障 服务 管理 督查 审批 宣传 规划 公开 办公 建设"
    " 防控 救助 评审 发展 改革 生产 治理 审计 统计 调查 巡查 信访 接待 收费 招生 招商 报送 填报 发布 录入 撰稿 供稿 包村 驻村"
    " 复核 校对 承包 养护 维护 运维 采购 登记 评估 执行 保密 指挥 调度 仲裁 监察 稽查 征管 研究 教研 培训 编辑 出版 纪检 组织"
    " 测绘 检测 检验 检察 交易 结算 征收 征地 拆迁 移民 扶贫 振兴 救援 消防 防汛 供水 供电 排水 环卫 园林 勘察 设计 退役 就业".split()
)


def is_actor_word(word: str) -> bool:
    """Whether a word ends as an actor's name does."""
    return bool(_actor_tail().search(word))


_BEFORE = re.compile(
    r"前(?:之?内|的)?(?:[\d一二两三五七十]+个?(?:工作日|日|天|周|小时|个月))?(?![加附贴置移台期提列述沿景后来往线端言瞻次身序任几所两三一二]|\d+[条名位项])"
)
_NO_OCCASION = r"目前|以前|之前|日前|当前|提前|空前|此前|先前|面前|跟前|从前|事前|前前|往前|年前|月前|眼前|超前"
_NO_TIME = re.compile(r"[\d底末初月日]$|(?:排名|名列|位居|走在|门|窗|身|桌|楼|村|屋|墙|镜头|目|以|之|当|提|空|此|先|面|眼|超)$")
_HORTATORY = ("努力", "做到", "力争", "争取", "严格", "切实", "认真", "积极", "加强", "强化", "全面", "深入", "大力")
_CHECKING = frozenset(
    [
        "抽查",
        "检查",
        "自查",
        "巡查",
        "通报",
        "督办",
        "盘点",
        "公布",
        "公示",
        "发布",
        "覆盖",
        "核对",
        "复核",
        "登记",
        "报送",
    ]
)
_EVERY_ACTOR = re.compile(
    r"[各每]个?(?:局办|站办所|办所|局委办|镇街|部门|科室|股室|处室|站所|社区|乡镇|所队|岗位|窗口|行政村|村居|村（社区）|单位(?!负责)|村(?!级|务|民))(?!工作|人员|报送的|提供的|之间)"
)
_COUNTED_ACTOR = re.compile(
    r"社区|村|镇|乡|科|股|室|部门|单位|科室|站所|所站|企业|学校|街道|乡镇|镇街|局办|人|处室|股室|工作人员|干部|委局|局|站"
)
_REVIEW_AFTER = re.compile(
    r"[再先]?(?:集体|两级|三级|分别|逐级|依次|共同)?(?:预审|审议|评审|会审|审阅|过目|评查|初核|审核|审定|审签|签发|把关|复核|签字|会签|核对|确认|审批|同意|审查|校对|初审|复审)"
)
_ACTOR_AFTER = re.compile(
    r"自(?!查|行)|从|由|联合|负责|牵头|主办|承办|具体|统一|集中|分别|轮流|逐|每|按|于|在(?!职)|对(?!接)|把(?!关)|将|须|应(?!急)|必须|要(?!求|点|件)|当|各|会同|配合|协助"
    r"|先|再|一并|同时|参照|随|兼|从|为|用|依|据|向|以|凭|不予|审|核|复|校|签|看|查|抽|检|评|打分|统计|报|送|交(?!通)|编|写|填|拟"
    r"|起草|制作|制定|收|录|更新|维护|公布|公示|公告|张贴|推送|提供|供|翻译|驻点|主讲|盯|办理|答复|回复|受理|转|整理|汇总|梳理"
    r"|登记|建立|完成|组织(?!科|部|员)|召开|举办|开展|出题|采集|上传|下架|撤|补|改|列支|拍|录制|选|派|监督(?!管理|员)|调度|巡查|验收|点验"
    r"|确认|把关|落实|认领|倒查|逾期|当场|提前|年底|季|月|周|\d|上半年|下半年|全程|共同|参与|陪同|担任|两|主|带|讲|收|贴|挂|设|集|发|排|做|到|跟|给|通过|拿|专报|认|存档|打"
)
_NOT_ACTOR = re.compile(
    r"次|取消|教育|引导|^(?:我|本|全|该|其|各级|相关|有关|专门|专(?!业|班|员|报)|本级|上级|群众|办事|申请)|相关|有关|工作领导|^(?:镇|乡|街道|局|县|区|市|村|社区|处|办|所|站|委|院|部|科|室|组|队|线|村级|领导小组|单位|部门|学校|企业|县乡|乡村|城乡|镇村)$"
    r"|人员$(?<!工作人员)(?<!执法人员)(?<!经办人员)(?<!值班人员)|工作单位|专人|任务|培训$|^(?:加强|强化|提升|落实|完善|压实|健全|明确|建立|推动|组织|加大|配备|充实|培训|指导)"
    r"|镇人民政府$|县政府$|区政府$|市政府$|街道办事处$|职能部门$|^不(?!动产)|的$|^（"
)
_ACTOR_ALONE = re.compile(r"^(?:工作人员|各部门|各单位|办公室主任|领导|干部|部门|单位)$")

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


class Finder:
    """Finds the elements of measures with one set of cues and patterns."""

    def __init__(
        self,
        text: str,
        cues: Cues,
        patterns: tuple[Pattern, ...],
        tokens: Tokens,
        matches: list[tuple[str, int, int, Pattern]],
        issuer: str = "",
    ) -> None:
        self.text = text
        self.cues = cues
        self.patterns = patterns
        self.tokens = tokens
        self.matches = matches
        self.issuer = issuer

    def find(
        self, start: int, end: int, cells: Sequence[tuple[str, int, int]] = ()
    ) -> list[Element]:
        """The elements in ``[start, end)``, in order, none overlapping another.

        ``cells`` are those of a table's row that name who and when.
        """
        clauses = split(self.text, start, end, "，,。；;：:！？\n|｜\t")
        self.past = [
            (a, b)
            for a, b in clauses
            if self.cues.past.search(self.text[a:b]) and not self.cues.future.search(self.text[a:b])
        ]
        found: list[Element] = []
        needing: list[tuple[Element, Pattern]] = []
        self._patterns("when", start, end, found, needing)
        for a, b in clauses:
            for element in self._before(a, b):
                self._add(found, element)
        for kind, a, b in cells:
            if kind == "who" or not any(a < e.end and e.start < b for e in found):
                self._add(found, Element(kind, a, b, "cell"))  # type: ignore[arg-type]
        for a, b in clauses:
            for element in self._actors(a, b, found):
                self._add(found, element)
        self._patterns("who", start, end, found, needing)
        self._patterns("check", start, end, found, needing)
        self._patterns("quantity", start, end, found, needing)
        self._needed(found, needing)
        self._patterns("object", start, end, found, needing)
        self._patterns("means", start, end, found, needing)
        for a, b in clauses:
            for element in self._checks(a, b, found):
                self._add(found, element)
        for a, b in clauses:
            for element in self._means(a, b, found):
                self._add(found, element)
            for element in self._objects(a, b, found):
                self._add(found, element)
        self._needed(found, needing)
        if not any(e.kind in ("when", "quantity") for e in found):
            # Everybody's task is nobody's.
            found[:] = [e for e in found if e.kind != "who" or self.text[e.start] != "各"]
        self._watchers(clauses, found)
        return sorted(found, key=lambda e: e.start)

    def _before(self, start: int, end: int) -> list[Element]:
        """「…前」 after a verb or an occasion: 信息上网前, 汛期前, 节前."""
        text, tokens = self.text, self.tokens
        found: list[Element] = []
        for match in _BEFORE.finditer(text, start, end):
            at = match.start()
            if at <= start:
                continue
            i = tokens.index(at)
            if tokens.starts[i] != at:
                # 「会前」「节前」 as one word, or a word that only holds 前.
                if tokens.ends[i] != at + 1 or tokens.tags[i][:1] not in ("t", "f"):
                    continue
                if re.fullmatch(_NO_OCCASION, tokens.words[i]):
                    continue
                a = tokens.starts[i]
            else:
                if i == 0 or tokens.tags[i - 1][:1] not in ("v", "n", "l", "i", "a") or _NO_TIME.search(text[start:at]):
                    continue
                a = tokens.starts[i - 1]
                lead = re.match(r"(?:在|于|凡|并|须)+", text[start:at])
                head = start + (lead.end() if lead else 0)
                if at - head <= 5:
                    a = max(head, start)
            found.append(Element("when", a, match.end(), "before"))
        return found

    def _needed(self, found: list[Element], needing: list[tuple[Element, Pattern]]) -> None:
        """Adds the elements whose patterns ask for others, where those are there."""
        kinds = {e.kind for e in found}
        for element, pattern in needing:
            if kinds & set(pattern.needs):
                self._add(found, element)

    def _patterns(
        self,
        kind: ElementKind,
        start: int,
        end: int,
        found: list[Element],
        needing: list[tuple[Element, Pattern]],
    ) -> None:
        for pattern in self.patterns:
            if pattern.kind != kind:
                continue
            for a, b in self._spans(pattern, start, end):
                if kind == "check":
                    # An actor or a time at its head is an element of its own.
                    for e in found:
                        if (
                            e.kind in ("who", "when")
                            and e.start < b
                            and a < e.end <= a + (b - a) * 0.7
                        ):
                            a = e.end
                element = Element(kind, a, b, pattern.name)
                if pattern.needs:
                    needing.append((element, pattern))
                else:
                    self._add(found, element)

    def _add(self, found: list[Element], element: Element) -> bool:
        if element.end <= element.start or any(
            element.start < e.end and e.start < element.end for e in found
        ):
            return False
        if any(a <= element.start < b for a, b in self.past):
            return False
        if element.kind in ("when", "quantity") and self._in_title(element.start):
            return False
        found.append(element)
        return True

    def _in_title(self, offset: int) -> bool:
        """Whether an offset stands inside 《…》: a number in a title is no target."""
        for left, right in ("《》", "“”"):
            opened = self.text.rfind(left, max(0, offset - 40), offset)
            if opened >= 0 and self.text.find(right, opened, offset) < 0:
                return True
        return False

    def _spans(self, pattern: Pattern, start: int, end: int) -> list[tuple[int, int]]:
        if pattern.regex is None:
            return [
                (a, b) for _, a, b, p in self.matches if p is pattern and start <= a and b <= end
            ]
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
        """Actors of one clause: after 由 and the like, or at its head, before their verb."""
        text = self.text
        actors: list[Element] = []
        places: list[tuple[int, str]] = [(self._skip(start, end, found), "head")]
        for match in _LEAD.finditer(text, start, end):
            places.append((match.end(), "review" if match.group("review") else "lead"))
        for element in found:
            if element.kind == "when" and start <= element.start and element.end < end:
                places.append((element.end, "head"))
        for at, how in sorted(set(places)):
            if any(e.start < at + 1 and at < e.end for e in actors):
                continue
            if how == "head":
                if _LEAD.match(text, at, end) or text[at - 1 : at] in ("在", "于", "自", "从"):
                    continue
                led = re.compile(r"(?:再|先|均(?!衡)|都|统一|则|就|由|对|各|（)?(?=\S)").match(
                    text, at, end
                )
                if led and led.group() in ("再", "先", "均", "由"):
                    at = led.end()
            stop = self._actor_end(at, end, how)
            if stop is None:
                continue
            name, after = text[at:stop], text[stop:end]
            bare = re.sub(
                r"^[各每][个家]?|^(?:[\u4e00-\u9fff]里)?[两二三四五六七八九十\d]+[个名家户所]",
                "",
                name,
            )
            if how == "head" and (_LEAD.search(name) or re.search(r"[扣罚漏缺错]", name)):
                continue
            if self._not_actor(bare, len(bare) < len(name), name[:1].isdigit()):
                continue
            if how == "review":
                if _REVIEW_AFTER.match(after):
                    actors.append(Element("who", at, stop, "actor-of-review"))
            elif how == "lead":
                if after or text[at - 1] not in "请让":
                    actors.append(Element("who", at, stop, "actor-after-preposition"))
            elif (
                after
                and not _NOT_AFTER.match(after)
                and (_ACTOR_AFTER.match(after) or self._verb_at(stop))
            ):
                actors.append(Element("who", at, stop, "actor-at-head"))
        return actors

    def _actor_end(self, at: int, limit: int, how: str) -> int | None:
        """Where the actor's noun phrase that begins at ``at`` ends; None where there is none."""
        text, tokens = self.text, self.tokens
        every = _EVERY_ACTOR.match(text, at, limit)
        if every:
            # 各村会计, 各科室负责人
            own = _actor_head().match(text, every.end(), limit)
            return own.end() if own and len(own.group()) > 1 else every.end()
        best: int | None = None
        i = tokens.index(at)
        first = True
        verbs = counts = 0
        while i < len(tokens.starts) and tokens.starts[i] < limit:
            a, b = max(at, tokens.starts[i]), min(tokens.ends[i], limit)
            word, tag = text[a:b], tokens.tags[i]
            # 「股对」「科随」「处供」: the segmenter's word holds the actor's end and what follows.
            for k in range(len(word) - 1, 0, -1):
                if (
                    not _actor_tail().search(text, at, b)
                    and _actor_tail().search(text, at, a + k)
                    and a + k - at > 1
                    and _ACTOR_AFTER.match(text, a + k, limit)
                    and not _NOT_TAIL.search(text[at : a + k])
                ):
                    return a + k
            if first and tag == "v" and len(word) == 2 and word not in _ACTOR_VERBS and not is_actor_word(word):
                return None
            verbs += tag == "v"
            counts += tag == "m" and not first
            if verbs > 1 and counts:
                return best
            is_head = bool(_actor_head().fullmatch(word))
            if (
                first
                and (
                    word in _CHECKING
                    or (word in _make_verbs() and word not in _AMBIGUOUS)
                    or tag in ("d", "ad", "p", "c", "y", "uj")
                    or _ACTION_FIRST.fullmatch(word)
                )
                and not is_head
            ):
                return None
            if not first or not word:
                if (tag[:1] in ("p", "u", "d", "y", "w") and not is_head) or (
                    tag == "x" and word not in ("（", "）", "-")
                ):
                    if not (word in ("、", "和", "与", "及", "以及") and best == a):
                        break
                    more = self._actor_end(b, limit, how)
                    if more is None:
                        break
                    return more
            if word in ("会同", "联合", "任", "担任", "兼任") and not first:
                return best
            if word in ("、", "和", "与", "及", "以及") and not first:
                if best != a and best is not None:
                    break
                more = self._actor_end(b, limit, how)
                return more if more is not None else best
            ends = _actor_tail().search(text, at, b)
            if ends and not _NOT_TAIL.search(text[at:b]) and text[at:b] not in _SELF_WORDS and text[b : b + 1] != "会":
                best = b
            else:
                if best is not None and (tag[:1] == "v" or tag in ("t", "m", "r", "l")):
                    break
                if best is not None and not self._reaches(i, at, limit):
                    break
            if b - at > 16:
                break
            first = False
            i += 1
        return best

    def _reaches(self, i: int, at: int, limit: int) -> bool:
        """Whether the noun phrase goes on to another head (党政办 → 党政办副主任)."""
        for k in range(i, min(i + 3, len(self.tokens.starts))):
            if self.tokens.ends[k] > limit:
                return False
            tag, word = self.tokens.tags[k], self.tokens.words[k]
            after = self.tokens.words[k + 1] if k + 1 < len(self.tokens.words) else ""
            if (
                len(word) == 2
                and tag[:1] == "v"
                and re.fullmatch(r"[局科股办所站处室队组]|中心", after)
            ):
                return True
            if _actor_tail().search(word):
                return True
            if tag[:1] not in ("n", "j", "b", "a") and tag != "vn":
                return False
        return False

    def _skip(self, start: int, end: int, found: list[Element]) -> int:
        """The start of a clause after times, connectives and 「要求」 with a time."""
        text = self.text
        at = start
        while True:
            when = next((e for e in found if e.kind == "when" and e.start == at), None)
            if when is not None and when.end < end:
                at = when.end
                continue
            match = re.compile(
                r"(?:并且|并|再|先(?!行)|然后|均(?!衡)|在|于|自(?!动|行|查)|凡|且|其中|此后|其后|随后|对此|今后|一律|继续|拟|届时|同时(?!推))"
            ).match(text, at, end)
            if match and match.end() < end:
                at = match.end()
                continue
            match = re.compile(r"(?:要求|督促|责成|指导并督促)").match(text, at, end)
            if match and any(e.kind == "when" for e in found):
                at = match.end()
                continue
            return at

    def _not_actor(self, name: str, numbered: bool, digits: bool = False) -> bool:
        if not name:
            return not numbered
        if (
            self.issuer
            and len(name) > 1
            and self.issuer.endswith(name)
            and not re.search(r"办公室|科$|股$", name)
        ):
            return True
        if digits:
            return not re.fullmatch(r"工作人员|人|人员|干部|信息员|审核人员", name)
        if numbered and _COUNTED_ACTOR.fullmatch(name):
            return False
        return bool(_NOT_ACTOR.search(name) or _ACTOR_ALONE.match(name))

    def _verb_at(self, offset: int) -> bool:
        tag = self.tokens.tag(offset)
        return tag[:1] in ("v", "p", "d") or tag in ("t", "m", "r", "l")

    # --- check -----------------------------------------------------------------

    def _checks(self, start: int, end: int, found: list[Element]) -> list[Element]:
        """Words that are checks in themselves: 核对, 复校, 签字, with what belongs to them."""
        text = self.text
        clause = text[start:end]
        made: list[Element] = []
        pattern = _check_verbs()
        for match in pattern.finditer(clause):
            verb = match.group("v")
            a, b = start + match.start("v"), start + match.end("v")
            if any(e.start < b and a < e.end for e in found + made):
                continue
            before = clause[: match.start("v")]
            if re.search(
                r"(?:加强|强化|严格|严把|完善|认真|切实|做好|规范|提高|加大|健全|提升|注重|落实好?|重视|压实|抓好|把好|履行|执行)[\u4e00-\u9fff、]{0,10}$",
                before,
            ):
                continue
            if re.match(
                r"(?:工具|软件|系统|解读|通报|监测|记录|意见|会(?!审|签)|分析|科|股|公告|公示|报告|信息|情况|材料|制度|机制|职责|责任|人员|力度|力量|工作|意识|程序|流程|关口|能力|水平|队伍|理由|登记|单|表|栏|关(?!卡)|要求|体系|员|标准|环节|质量|责|问题|结果|办法|条例|报告|设备)",
                clause[match.end("v") :],
            ):
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

    def _phrase(
        self, a: int, b: int, start: int, end: int, found: list[Element]
    ) -> tuple[int, int]:
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
            r"(?:(?:交叉|逐[条项家个字一件篇份]|双人|两级|三级|三方|双方|多方|分别|集体|会商|先行|再次|当面|现场|随机|全面|电话|统一|对照|按|在|对|全部|逐|各)[^，。；]{0,12}?|[\u4e00-\u9fff]{0,2})$",
            before,
        )
        lead = a - (len(match.group()) if match else 0)
        if left > start and 0 < len(before) <= 9 and "的" not in before:
            lead = left
            adverb = re.search(r"逐[个条项家字一件篇份]|分别|交叉", before)
            if adverb and not before.startswith(("对照", "按", "凭", "比照")):
                lead = left + adverb.start()
        if "先行" in before:
            lead = left + before.index("先行")
        cut = re.match(
            r"^(?:由|经|并|再|先(?!行)|后|须|应|要|均|都|都要|统一由|负责|进行|须经|方可|必须|要求|同时|共同|将|一律|的|和|与|上|分管|前|及)+",
            text[lead:a],
        )
        if cut:
            lead += cut.end()
        # Words before the verb that are no part of its phrase.
        if (
            a - lead <= 2
            and a > lead
            and not re.match(
                r"交叉|逐|双人|两级|三级|三方|双方|多方|分别|集体|会商|先行|当面|现场|随机|全面|电话|法制|法律|保密|合法|内容|文字|最后|二次|全程|互相|相互|分级|对",
                text[lead:a],
            )
        ):
            lead = a
        tail = text[b:right]
        object_ = re.match(r"[\u4e00-\u9fff“”《》、]{0,24}", tail)
        stop = b
        if object_ and right == end and object_.end() == len(tail):
            stop = right
        cut_tail = re.search(r"(?:后|前|并|再|的|方可|才|一次|无误)", text[b:stop])
        if cut_tail:
            stop = b + cut_tail.start()
        about = re.match(r"(?:对(?!照|账|读)|把|将|与|给)[^，,。；]*", text[lead:a])
        if about and a - lead > 2:
            # 「对每件答复书打分」: what is checked is no part of the phrase.
            manner = re.search(r"(?:逐|交叉|分别|双人|集体|现场|随机|当面|前置|先行)[\u4e00-\u9fff]{0,3}$", text[lead:a])
            lead = lead + manner.start() if manner else a
        while stop > b and text[stop - 1] in "”》）、":
            stop -= 1
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
                if (
                    re.search(
                        r"(?:加强|强化|严格|完善|认真|切实|做好|加大|健全|重视|常态化|不定期|定期|接受|自觉接受|列入|纳入)[\u4e00-\u9fff、]{0,8}$",
                        before,
                    )
                    and not strong
                ):
                    continue
                if re.match(
                    r"(?:工具|软件|系统|解读|通报|监测|记录|意见|会|分析|科|股|制度|机制|力度|结果|体系|办法|信息|工作(?!一次)|员|指标|方式|站|数据|点|中|表|簿|发现|意见|评价|报告)",
                    after,
                ):
                    continue
                if not strong or re.search(r"(?:随|迎接|参加|配合)[\u4e00-\u9fff]{0,4}$", before):
                    continue
                first, last = self._phrase(a, b, start, end, found)
                more = re.compile(
                    r"(?:一次|一遍|[1-9]次)?并(?:通报结果|打分|通报|评分|公布结果)"
                ).match(text, last, end)
                if more:
                    last = more.end()
                self._add(found, Element("check", first, last, "watch-verb"))

    # --- object and means ------------------------------------------------------

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
            made_verb = word in _make_verbs() and not (
                word in _AMBIGUOUS and self._nominal_before(a, start, found)
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
                r"(?:了|好|出|完成|完|成|起|20\d\d年(?:以来|以前|之前)的?|并?(?:印发|公布|出台|发布|修订|完善)(?=[^，,。；]{3})|一[份张本个套册次期])?"
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
                nominal = word in _NOMINAL_VERBS
                if (
                    first
                    and not nominal
                    and (
                        tag in ("d", "ad", "p", "y", "r")
                        or _ACTION_FIRST.fullmatch(word)
                        or word.startswith(_HORTATORY)
                    )
                ):
                    return None
                if not first and word in _make_verbs() and not nominal and word not in _AMBIGUOUS:
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
                    tag[:1] in ("p", "d", "y", "t", "f")
                    or tag in ("l", "uz")
                    or word in ("着", "后", "里", "上", "中", "内")
                ):
                    break
                if word in ("、", "和", "与", "及", "以及") and first:
                    return None
                if tag == "x" and word not in ("、", "-"):
                    break
                if best is not None and (
                    (tag[:1] == "v" and tag != "vn" and word not in _NOMINAL_VERBS)
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

    def _means(self, start: int, end: int, found: list[Element]) -> list[Element]:
        """Named tools and forms, those side by side as one."""
        text, tokens = self.text, self.tokens
        made: list[Element] = []
        for match in _means_list().finditer(text, start, end):
            a, b = match.span("x")
            # What belongs to its head: 方言短视频, 报销单实例.
            i = tokens.index(a)
            while (i > 0 and tokens.ends[i - 1] == min(a, tokens.starts[i])) or (
                i >= 0 and tokens.starts[i] < a
            ):
                j = i if tokens.starts[i] < a else i - 1
                word, tag = tokens.words[j], tokens.tags[j]
                if (
                    tokens.starts[j] < start
                    or len(word) < 2
                    or (
                        tag[:1] not in ("n", "b", "j")
                        and tag not in ("vn", "a")
                        and word not in _MEANS_MODIFIER
                    )
                ):
                    break
                if any(e.start < a and tokens.starts[j] < e.end for e in found):
                    break
                if (
                    match.start("x") - tokens.starts[j] > 4
                    or _ACTION_FIRST.fullmatch(word)
                    or word in _make_verbs()
                    or word in ("运用", "综合", "单位", "新型", "多种")
                ):
                    break
                a = tokens.starts[j]
                i = j
            if made and a < made[-1].end:
                continue
            before = text[start:a]
            if re.search(
                r"(?:更新|公布|清理|删除|打不开的|检查|审核|错误的|失效|下架旧|下架)$", before
            ):
                continue
            if re.match(
                r"(?:栏目|专栏|清晰度|信息|数据|库|体|资料|材料|内容|质量|工作|人次)", text[b:end]
            ):
                continue
            a, b = strip(text, a, b)
            if text[a] in "用以配靠" and b - a > 3:
                a += 1
            made.append(Element("means", a, b, "means-word"))
        return made


_AMBIGUOUS = frozenset(
    [
        "公开",
        "公示",
        "公告",
        "更新",
        "发布",
        "登记",
        "报送",
        "调整",
        "清理",
        "完善",
        "通报",
        "优化",
        "补充",
        "整理",
        "披露",
        "汇编",
        "设置",
        "汇总",
    ]
)


def _inside(text: str, at: int, end: int) -> bool:
    """Whether 在 … is a thing written in or put on (在发文稿纸上勾选), not a place."""
    return bool(
        re.match(
            r"[^，,。；;]{2,14}?(?:表|稿纸|清单|页面|单|簿|台账|目录|指南|手册|栏目|规范》|》)(?:上|里|中|内)?(?:勾选|填|增|列|写|画|注|标|放|加|登|公|补|设|签)",
            text[at:end],
        )
    )


_NOMINAL_VERBS = frozenset(
    [
        "采纳",
        "自评",
        "登记",
        "办结",
        "审核",
        "公开",
        "公示",
        "认定",
        "执行",
        "达标",
        "绩效",
        "评价",
        "抽查",
        "收支",
        "监测",
        "处罚",
        "处理",
        "答复",
        "办理",
        "收费",
        "分配",
        "调整",
        "整改",
        "审查",
        "发布",
        "拆违",
        "补助",
        "申请",
        "变更",
        "许可",
        "验收",
        "采购",
        "招标",
        "评分",
        "管理",
        "解读",
        "值班",
        "检查",
        "统计",
        "开放",
        "服务",
        "查询",
        "反馈",
        "使用",
        "收缴",
        "决策",
        "报告",
        "规划",
        "保密",
        "审计",
        "信用",
        "考核",
        "更新",
        "办事",
        "承诺",
        "交易",
        "检验",
        "检测",
        "征收",
        "征地",
        "拆迁",
        "救助",
        "资助",
        "招生",
        "录取",
        "录用",
        "缴费",
        "定价",
        "结算",
        "决算",
        "预算",
        "公开",
        "报送",
        "分解",
        "存档",
        "提示",
        "开馆",
        "展览",
        "发布",
        "更新",
        "立项",
        "优待",
        "停水",
        "检修",
        "保障",
        "防控",
        "运行",
        "维修",
        "保洁",
        "巡查",
        "督办",
        "督查",
        "签收",
        "借阅",
        "培训",
        "演练",
        "值守",
        "节假日",
    ]
)
_MEANS_MODIFIER = frozenset(
    [
        "解读",
        "访谈",
        "手语",
        "双语",
        "图表",
        "说明",
        "问答",
        "直播",
        "卡通",
        "报销单",
        "普法",
        "宣传",
        "扫描",
        "检测",
        "校对",
    ]
)


@cache
def _make_verbs() -> frozenset[str]:
    return frozenset(words("plan_verbs", "make"))


@cache
def _thing_tail() -> re.Pattern[str]:
    # 单、图、册 … end the name of a thing whatever stands before (采购单, 预警图).
    return re.compile(
        rf"(?:(?:{alternatives(words('plan_objects'))})|(?<=[\u4e00-\u9fff]{{2}})"
        r"(?<!代)(?<!图)(?<!品)(?<!秘)(?<!文)(?<!保)(?<!认)(?<!论)(?<!简)(?<!订)(?<!意)(?<!仓)(?<!下)"
        r"[单图表册簿卡函榜库稿页牌证书])\Z"
    )


@cache
def _check_verbs() -> re.Pattern[str]:
    return re.compile(rf"(?P<v>{alternatives(words('plan_verbs', 'check', 'review', 'watch'))})")


@cache
def _means_list() -> re.Pattern[str]:
    heads = alternatives(words("plan_means"))
    one = rf"(?:[\u4e00-\u9fff“”A-Za-z]{{0,3}}?)(?:{heads})"
    return re.compile(
        rf"(?P<x>(?:{heads})(?:(?:[、和与及]|以及)?{one})*|“[^”]{{2,10}}”(?:{heads}))"
    )

"""Who acts: an actor's noun phrase after 由 and the like, or before its verb."""

from __future__ import annotations

import re
from functools import cache

from nlpcheck.language.plans.clause import (
    ACTION_FIRST,
    AMBIGUOUS,
    ClauseReader,
    Tail,
    make_verbs,
    tail_of,
)
from nlpcheck.language.plans.model import Element
from nlpcheck.language.plans.patterns import alternatives, words


@cache
def _actor_head() -> re.Pattern[str]:
    return re.compile(alternatives(words("plan_actors")))


@cache
def _actor_tail() -> Tail:
    """Whether a stretch of text ends with one of the lexicon's actors."""
    return tail_of(*words("plan_actors"))


_NOT_TAIL = re.compile(
    r"(?:网站|之处|好处|到处|长处|难处|深处|短处|益处|各处|[一两三几]处|办法|会办|承办|主办|经办|开办|督办|转办|协办|举办|交办|[^\u4e00-\u9fff]站"
    r"|内部|全部|外部|局部|法院|电视台|机关单位|平台中心|队伍|小组会|全局|结局|布局|格局|当局|全县|下一步|民警室|全村|农村|驿站)$"
)

_LEAD = re.compile(
    r"(?:(?P<review>(?:送请|报请|报经|须经|提交|送(?!达)|报(?!账|送|销|名|表|告)|交(?!通|易|警|叉)|(?<!已)经(?!办|管|济|营|开|贸|费|常|验|过)|呈))"
    r"|责成|(?<!申)请(?!求)|委托|指定(?!专)|交由|聘请|(?<!谦)让(?!利)|(?<!理)(?<!自)(?<!缘)(?<!事)由(?!于|此|来)|责任人为|负责人为|交给|转给|(?<![回所总])归(?!档|类|集|并|口|零|结|纳)|会同|联合(?!发))"
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
    [
        "起草",
        "经办",
        "承办",
        "值班",
        "主管",
        "分管",
        "监管",
        "拟稿",
        "监督",
        "监测",
        "执法",
        "受理",
        "督导",
        "整改",
        "审核",
        "保障",
        "服务",
        "管理",
        "督查",
        "审批",
        "宣传",
        "规划",
        "公开",
        "办公",
        "建设",
        "防控",
        "救助",
        "评审",
        "发展",
        "改革",
        "生产",
        "治理",
        "审计",
        "统计",
        "调查",
        "巡查",
        "信访",
        "接待",
        "收费",
        "招生",
        "招商",
        "报送",
        "填报",
        "发布",
        "录入",
        "撰稿",
        "供稿",
        "包村",
        "驻村",
        "复核",
        "校对",
        "承包",
        "养护",
        "维护",
        "运维",
        "采购",
        "登记",
        "评估",
        "执行",
        "保密",
        "指挥",
        "调度",
        "仲裁",
        "监察",
        "稽查",
        "征管",
        "研究",
        "教研",
        "培训",
        "编辑",
        "出版",
        "纪检",
        "组织",
        "测绘",
        "检测",
        "检验",
        "检察",
        "交易",
        "结算",
        "征收",
        "征地",
        "拆迁",
        "移民",
        "扶贫",
        "振兴",
        "救援",
        "消防",
        "防汛",
        "供水",
        "供电",
        "排水",
        "环卫",
        "园林",
        "勘察",
        "设计",
        "退役",
        "就业",
    ]
)


def is_actor_word(word: str) -> bool:
    """Whether a word ends as an actor's name does."""
    return _actor_tail().search(word, 0, len(word))


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
    r"|人员$(?<!工作人员)(?<!执法人员)(?<!经办人员)(?<!值班人员)(?<!监察人员)(?<!纪检人员)(?<!审核人员)(?<!校对人员)(?<!值守人员)(?<!技术人员)(?<!财务人员)(?<!法制人员)(?<!保密人员)(?<!录入人员)(?<!窗口人员)|工作单位|专人|任务|培训$|^(?:加强|强化|提升|落实|完善|压实|健全|明确|建立|推动|组织|加大|配备|充实|培训|指导)"
    r"|镇人民政府$|县政府$|区政府$|市政府$|街道办事处$|职能部门$|^不(?!动产)|的$|^（"
)

_ACTOR_ALONE = re.compile(r"^(?:工作人员|各部门|各单位|办公室主任|领导|干部|部门|单位)$")


class ActorReader(ClauseReader):
    """Finds the actors of a clause."""

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
            if (
                first
                and tag == "v"
                and len(word) == 2
                and word not in _ACTOR_VERBS
                and not is_actor_word(word)
            ):
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
                    or (word in make_verbs() and word not in AMBIGUOUS)
                    or tag in ("d", "ad", "p", "c", "y", "uj")
                    or ACTION_FIRST.fullmatch(word)
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
            if (
                ends
                and not _NOT_TAIL.search(text[at:b])
                and text[at:b] not in _SELF_WORDS
                and not re.match(r"会(?![同商审签])", text[b : b + 2])
            ):
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
            if _actor_tail().search(word, 0, len(word)):
                return True
            if tag[:1] not in ("n", "j", "b", "a") and tag != "vn":
                return False
        return False

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

"""SP011: a word or a phrase written twice."""

from __future__ import annotations

from collections.abc import Iterable, Set

from nlpcheck import lexicon
from nlpcheck.language.confusables import title_spans
from nlpcheck.language.lazy import lazy
from nlpcheck.language.neighbours import neighbours
from nlpcheck.language.prefilter import packed
from nlpcheck.language.sieve import codes
from nlpcheck.language.unseen import look
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.types import Finding, Severity

_TWICE = lazy(r"([一-鿿]{2,16}|(?=[0-9A-Za-z]*[一-鿿])[一-鿿0-9A-Za-z]{2,16})\1")
_NUMERAL = lazy(r"[0-9〇零一二三四五六七八九十Oo]+$")
_PARTICLE = lazy(
    r"(?<![目标有])的的(?![确士哥姐])|(?<![不为经明])了了(?!一|解|之|事|断|如|结|却)|(?<![平人])均均(?![衡匀等分])"
    r"|(?<=[日月年号底])前前(?![期言后])|为了为(?=方便|便利|进一步|更好|提高|加强|确保|保障|推动|促进|推进|规范|做好|落实|增强|提升)"
    r"|(?<![现存正所内好外实潜旨])在在(?=[^，。；\n]{2,10}(?:官?网|网站|[示告开]栏|平台|大厅|公众号|专栏)[^，。；\n]{0,8}(?:发布|公布|公开|公示|张贴))"
)
_QUOTED = lazy(r"([“《][^“”《》\n]{2,24}[”》])\1")
_AUXILIARY = lazy(
    r"可可(?=以)|应应(?=当|该)|已已(?=经)|须须(?=要)|需需(?=要)|能能(?=够)|将将(?=要|会|于)|必须须(?!知|要)|已经已(?!久)|可以可(?![能靠持行供视观])"
)
_YEAR = lazy(r"(\d{4}年)\1")
_MODAL = lazy(
    r"(可以?|能够?|应当?|须|要|将|已经?|均|都|不断|共)([一-鿿]{2})(?:可以?|能够?|应当?|须|要|将|已经?|均|都|不断|共)\2(?!\2)"
)
_LONG_MODAL = lazy(
    r"(可以?|能够?|应当?|须|要|将|已经?|均|都|不断|共)([一-鿿A-Za-z]{3,10})(?:可以?|能够?|应当?|须|要|将|已经?|均|都|不断|共)\2"
)
_BOTH = lazy(
    r"既(?P<a>[可能要应])(?:以|够|当)?既(?P<b>(?P=a)(?:以|够|当)?)|可(?P<c>[一-鿿])(?P<d>可以)(?P=c)"
)
"""What is said of either of two things, begun twice; 可 and 可以 with one word each."""
_COUNTED = lazy(r"^(?:一(?![律般致切直些定旦并])|[二两三四五六七八九十逐])[一-鿿]")


class RepeatedWords(Rule):
    code = "SP011"
    severity = Severity.WARNING
    summary = "疑似重复用字、用词"
    summary_en = "a word written twice"
    why = "录入或修改时残留的重复文字"
    limits = "允许叠用的词见 lexicons/repeats.tsv；一步一步、研究研究一类不报，其他重复的双音节动词只作提醒。"
    examples = (
        Example(
            bad="公众⟦可通过可以通过⟧网站查阅。",
            good="公众可以通过网站查阅，可通过电话咨询。",
            fixed="公众可以通过网站查阅。",
        ),
        Example(
            bad="公开事项⟦一律一律⟧经过审查⟦的的⟧程序。",
            good="事事有回音，层层分解，方方面面都要应公开尽公开。",
            fixed="公开事项一律经过审查的程序。",
        ),
        Example(
            bad="推进⟦政政⟧府信息公开，落实行政许⟦可可⟧制度。",
            good="航标灯灯质已调整，最大暴雨雨强出现在龙潭镇，报表表样统一制发，以以工代赈方式实施，焦点是是否受理，该市市场主体活跃，常委会会议审议，人民民主、法律律师，开展展览，规划许可可网上查询。",
            fixed="推进政府信息公开，落实行政许可制度。",
        ),
        Example(
            bad="参加省级⟦业业⟧务培训，发布预⟦警警⟧信息，居委会⟦及及⟧物业⟦可可⟧以查阅，⟦每月每月⟧推行⟦“一窗通办”“一窗通办”⟧改革。",
            good="施工许可可以合并办理，公众参与与社会监督相结合，某大学大学生制作，抓得很紧很紧，报送上一年度年度报告，大熊猫“和和”，手把手把方法教给医护人员，涉及及时公开的事项，以及及早整改的问题，歌声声声入耳，年年检查，企业业务由业主主动申报。",
            fixed="参加省级业务培训，发布预警信息，居委会及物业可以查阅，每月推行“一窗通办”改革。",
        ),
        Example(
            bad="各单位⟦均均⟧按要求自查，结果⟦在在⟧学校官网同步发布，市民⟦既可既可以⟧到窗口咨询，也可以在线留言，还⟦可到可以到⟧社区查阅。",
            good="市民既可到窗口咨询，又可以在线留言，方案可大可小，人均均衡增长，项目现在在平台公示。",
            fixed="各单位均按要求自查，结果在学校官网同步发布，市民既可以到窗口咨询，也可以在线留言，还可以到社区查阅。",
        ),
        Example(good="一步一步推进，以方便群众为目的的公开，为了了解诉求。"),
        Example(
            good="办着办着就熟了，本规定规定的事项，参加为为期两天的培训，比对对象，备用水水源，反对对申请人设限，对对外贸易情况作出说明，汽车车内禁烟，组织部部务会议，城市道路路内泊位和已建建设项目目录已公开，南苏丹苏丹港代表团来访。"
        ),
        Example(good="公开各部门部门预算，由各机关机关党委落实，大家讨论讨论。仲裁院院长谈及此事，交出一份份答卷，的的黎波里港口，林权权利人。"),
    )

    def check(self, context: Context) -> Iterable[Finding]:
        """Repeats that are neither words nor allowed."""
        text = context.prose
        allowed = lexicon.words("repeats")
        titles: list[tuple[int, int]] | None = None
        told: list[tuple[int, int]] = []
        expressions = [_PARTICLE, _MODAL, _LONG_MODAL, _YEAR, _QUOTED, _AUXILIARY, _BOTH]
        if _repeats(text):
            expressions.insert(0, _TWICE)
        for expression in expressions:
            for match in expression.finditer(text):
                found = match[0]
                if expression is _TWICE:
                    part = match[1]
                    if (
                        _NUMERAL.match(part)
                        or part in allowed
                        or _COUNTED.match(part)
                        or len(set(part)) == 1
                    ):
                        continue
                    rest = text[match.start(1) + len(part) : match.end() + 4]
                    if any(rest.startswith(word) for word in allowed if len(word) > len(part)):
                        continue
                    replacement = part
                elif expression in (_MODAL, _LONG_MODAL):
                    replacement = "可以" + match[2] if match[1][0] == "可" else match[1] + match[2]
                elif expression is _BOTH:
                    replacement = f"既{match['b']}" if match["b"] else match["d"] + match["c"]
                elif expression in (_YEAR, _QUOTED):
                    replacement = match[1]
                elif _of_a_name_in_de(text, match.start()) or (
                    expression is _AUXILIARY and _of_two_words(text, match.start())
                ):
                    continue
                elif len(found) > 2 or (expression is _AUXILIARY and found[0] != found[1]):
                    replacement = found[:-1]
                else:
                    replacement = found[0]
                if expression is _TWICE and (
                    _of_longer_words(text, match.start(), match[1])
                    or not _aligned(text, match.start(), match.end())
                ):
                    continue
                if titles is None:
                    titles = title_spans(text)
                if any(a <= match.start() and match.end() <= b for a, b in titles):
                    continue
                told.append(match.span())
                yield self.finding(
                    match.start(),
                    match.end(),
                    f"疑似重复：“{found}”，建议改为“{replacement}”",
                    replacement=replacement,
                    safety="unsafe",
                    confidence=0.9,
                    severity=_sureness(found),
                )
        yield from self._characters(text, told, allowed)

    def _characters(
        self, text: str, told: list[tuple[int, int]], allowed: Set[str]
    ) -> Iterable[Finding]:
        """Two like characters, one of which is no part of any word."""
        for match in _DOUBLED.finditer(text):
            start, end = match.span()
            if any(a < end and start < b for a, b in told) or match[0] in allowed:
                continue
            if _of_two_words(text, start) or text[end : end + 1] == "”":
                continue  # “熊猫和和”
            if _of_a_name_in_de(text, start):
                continue
            never = _never_so(text, start)
            if (
                not never
                and not _FUNCTION.match(text, start)
                and (match[1] in _WORDS_OF_ONE or not _in_term(text, start))
            ):
                continue
            if not _stray(text, start) and not (never and _known_without(text, start)):
                continue
            if _begins_a_trade_word(text, start):
                continue
            yield self.finding(
                start, end, f"疑似重复：“{match[0]}”，建议改为“{match[1]}”",
                replacement=match[1], safety="unsafe", confidence=0.88,
            )  # fmt: skip


def _repeats(text: str) -> bool:
    """Whether any two to sixteen characters, one of them Chinese, stand twice side by side."""
    held, _ = packed(text)
    chars = codes(held)
    for size in range(2, 17):
        same = (chars[size:] == chars[:-size]).tobytes()
        at = same.find(b"\x01" * size)
        while at >= 0:
            if max(held[at : at + size]) >= "一":
                return True
            at = same.find(b"\x01" * size, at + 1)
    return False


_DOUBLED = lazy(r"([一-鿿])\1(?!\1)")
_FUNCTION = lazy(
    r"(?<![现存正所内好外实潜旨])在在|(?<![以普涉波顾兼触提危累推惠谈论念遍])及及(?![时早格其])|(?<!参)与与(?!会)|将将|被被(?!告|申)|把把|(?<!由)于于|要要|须须|已已|(?<![求但于还就可正或若凡])是是(?![非否])|(?<![一面针核相校配反])对对(?![联方比应照口策话外台象])|从从(?!事|而|来)|由由(?!于)|向向(?!上|好|导)|都都|(?<![予得可加难足所])以以(?!上|下|及|后|前|来|内|外|免|便|为|往|致)|(?<![无作认行成因华])为为(?!民|了|人|何|期)|并并(?!购|列|存|轨|联|排|非)|(?<![维温缓调饱柔总祥平亲共讲])和和(?!美|气|平|睦|谐|解|衷|声)"
)
# Words of one character that a word beginning or ending alike may stand beside (该市市场, 2021年年度).
_WORDS_OF_ONE = frozenset(
    "年月日时省市县区镇乡村州国军席全各级人是为向和对会不有中大小公法地习新党组作心力员者团队院校路建车部水产结"
)


def _of_a_name_in_de(text: str, start: int) -> bool:
    """Whether 的的 is right: 有的的确, 的的确确, 有的的士, and 美的的洗碗机, a maker's name."""
    if text[start : start + 2] != "的的":
        return False
    before, behind = text[max(0, start - 2) : start], text[start + 2 : start + 3]
    if text.startswith(("黎波里", "喀喀"), start + 2):
        return True
    return behind in tuple("确士哥姐") or (before[-1:] == "美" and before[:1] in _NO_BEAUTY)


_NO_BEAUTY = frozenset("，。、；：在与和及对向买了由将把\n")


def _of_two_words(text: str, start: int) -> bool:
    """Whether the first of two like characters ends a word and the second begins one
    (许可可以) or is one (参与与社会监督)."""
    from nlpcheck.language.segment import has_word

    ends, begins = text[start - 1 : start + 1], text[start + 1 : start + 3]
    alone = text[start] in _JOINING
    if begins in lexicon.words("trade_words") or (begins[1:] == "长" and text[start] in _OFFICES_END):
        return True  # 黄龙病病树, 仲裁院院长谈及
    if ends in lexicon.words("trade_words") and has_word(begins):
        return True  # 林权权利人
    if text[start - 1 : start] == "一" and text[start] in _MEASURES:
        return True  # 一份份答卷
    return (has_word(ends) and (alone or has_word(begins))) or (alone and has_word(begins))


_OFFICES_END = frozenset("院局厅部处科所站室馆校会委团队组县市镇乡区村社厂店班")
_MEASURES = frozenset(
    "份把件项条座张幅块片本页栋排列串束袋箱桶碗盏扇辆架台艘列枚颗粒株棵朵根支杆面堵口眼户家村寨村户队批车趟次遍场期声句首曲封笔桩个道重层级阵股团堆摞沓滴缕丝抹段截节篇则行圈双对名位群"
)
_JOINING = frozenset("与和及为以于在对将被由从向")


def _sureness(found: str) -> Severity:
    """A verb of two characters may be said twice (高兴高兴, 保管保管), what else is written twice
    hardly so."""
    from nlpcheck.language.segment import tag

    half = found[: len(found) // 2]
    twice = len(found) == 4 and found == half * 2
    return Severity.INFO if twice and tag(half)[0][1][:1] in "va" else Severity.WARNING


_NOUN_AND_VERB = lazy(
    "规定规定(?=应当|可以|不得|必须|需要|予以)|(?<=[济会众团党织层])组织组织(?=[开实举召参动协安])"
)
"""The first is a noun, the second its verb: 国家有关规定规定应当公开的, 集体经济组织组织开展."""
_SAID_TWICE = frozenset(["没事", "唠叨", "谢谢", "你好", "来了"])


def _of_longer_words(text: str, start: int, part: str) -> bool:
    """Whether a repeat is none: 办着办着, or the first copy ends a longer word (南苏丹 苏丹)."""
    from nlpcheck.language.segment import has_word, tag

    before = text[max(0, start - 1) : start]
    if len(part) == 2 and (
        part[0] in "很太成大几" or (part == "年度" and text[start + 4 :][:2] == "报告")
    ):
        return True  # 抓得很紧很紧, 成片成片, 上一年度年度报告
    if (len(part) == 2 and part[1] == "着") or (part == "规定" and before in ("本", "该")):
        return True
    behind = text[start + 2 * len(part) :][:1]
    if _NOUN_AND_VERB.match(text, start):
        return True
    if part in _SAID_TWICE or (part[:1] == "人" and part[1:] in ("一", "均", "各")):
        return True  # 没事没事, 参保人一人一码
    if behind == "长" and part[-1] in "队局院所厅校部处科":
        return True  # 总队总队长
    if behind == "再" and text[start + 2 * len(part) + 1 :][: len(part)] == part:
        return True  # 落实落实再落实
    if behind == "·" or "什么" in part or "哪里" in part:
        return True  # 尼克尼克·…, 种什么种什么
    if behind and len(part) == 2 and has_word(part + behind):
        return True  # 大学大学生
    words = tag(part)
    if len(words) == 1 and words[0][1].startswith(("nr", "ns")):
        return True  # a name
    return "一" <= before <= "鿿" and has_word(before + part)


#: Said twice these mean each one (声声, 年年); particles end the word before (反对对申请人设限).
_TAKEN_SINGLY = frozenset(
    "一年月日天时处人家户村层项条件次个声步代句样种点片块张座场页桩笔字丝岁朵颗阵为对是向由在以和有不要会"
)
_OFFICES = (
    "人员 议员 委员 党员 成员 职员 队员 社员 雇员 官员 会员 学员 教员 店员 船员 信息员 网格员 联络员 监督员 管理员 审核员 保密员 办事员 讲解员 通讯员 宣传员 安全员 "
    "协管员 调解员 评议员 指导员 辅导员 操作员 检查员 观察员"
)
_AGENTS = frozenset(_OFFICES.split())


def _never_so(text: str, start: int) -> bool:
    """Whether two like characters never stand so in public prose, and one of them is of a word
    (省级业业务, 门诊诊收费, 值班班表)."""
    from nlpcheck.language.segment import has_word

    both = look(text).doubled.get(start)
    if both is None or text[start] in _TAKEN_SINGLY:
        return False
    char, behind = text[start], text[start + 2 : start + 3]
    words = [text[start - 1] + char] if both[1] else []
    words += [char + behind] if both[0] else []
    if any(map(has_word, words)) and (all(both) or not has_word(char * 2)):
        return True
    if all(both) and any(text[max(0, start - n) : start + 1] in _AGENTS for n in (1, 2)):
        return True
    table = neighbours()
    return any(table.get(word) is not None for word in words)


_BESIDE = lazy(r"[一-鿿]")


def _begins_a_trade_word(text: str, start: int) -> bool:
    """Whether the first of two like characters ends a word of the dictionary and the next
    character would be left alone without the second (航标灯灯质, 暴雨雨强, 报表表样): the two
    may make a word that the dictionary lacks.  So does a longer word (以以工代赈方式)."""
    from nlpcheck.language.segment import cut_known, has_word

    if text[start] in _JOINING and has_word(text[start + 1 : start + 5]):
        return True
    if not any(has_word(text[start - n : start + 1]) for n in (1, 2) if start >= n):
        return False
    behind = text[start + 2 : start + 9].split("\n")[0]
    if not _BESIDE.match(behind):
        return False
    before = text[max(0, start - 6) : start + 1].split("\n")[-1]
    at = 0
    for word in cut_known(before + behind):
        if at >= len(before):
            return at == len(before) and len(word) == 1 and word not in _NOT_LONE
        at += len(word)
    return False


_NOT_LONE = frozenset(
    "的了和与及或在是为对向从被把将并也都就还又再更最很要能可会应须均等于以其各不已未所由按经使让且因但"
    "用请只才无有到至中上下内外后前年月日时件个条次项家户人名"
)
"""Words of one character, which stand by themselves."""


def _known_without(text: str, start: int) -> bool:
    """Whether the characters about two like ones are common with one of them, and fewer words."""
    from nlpcheck.language.segment import cut_known

    strays = look(text).strays
    if not any(s.often and s.copy and s.at in (start, start + 1) for s in strays):
        return False
    left = text[max(0, start - 7) : start + 1].split("\n")[-1]
    right = text[start + 1 : start + 9].split("\n")[0]
    return len(cut_known(left + right[1:])) < len(cut_known(left + right))


def _in_term(text: str, start: int) -> bool:
    """Whether a fixed term stands here once one of the two characters is taken out."""
    left = max(0, start - 7)
    window = text[left:start] + text[start + 1 : start + 9]
    at = start - left
    terms = lexicon.words("terms")
    return any(
        window[i : i + n] in terms for n in range(4, 9) for i in range(max(0, at - n + 1), at + 1)
    )


def _stray(text: str, start: int) -> bool:
    """Whether one of two like characters is no part of any word: 推进政政府, 信息息公开."""
    from nlpcheck.language.segment import cut_known

    left = max(0, start - 8)
    window = text[left : start + 10].replace("\n", "，")
    at = left
    words = []
    for word in cut_known(window):
        words.append((at, word))
        at += len(word)
    mended = len(cut_known(window[: start - left] + window[start - left + 1 :]))
    for index, (place, word) in enumerate(words):
        if word == text[start] and place in (start, start + 1):
            beside = words[index + 1 : index + 2] if place == start else words[index - 1 : index]
            if (beside and len(beside[0][1]) >= 2) or (beside and beside[0][1] == word):
                return mended < len(words)
    return False


def _aligned(text: str, start: int, end: int) -> bool:
    """Whether both copies begin and end with words (并跑领跑领域 has no copy of 跑领)."""
    from nlpcheck.language.segment import cut_known

    left = max(0, start - 6)
    middle = (start + end) // 2
    at, edges = left, {left}
    for word in cut_known(text[left : end + 6].replace("\n", "，")):
        at += len(word)
        edges.add(at)
    if {start, middle, end} <= edges:
        return True
    # The copies may have been cut wrongly together (落实落/实审核): the text mended tells.
    part = text[start:middle]
    if len(part) != 2 or middle - start != end - middle:
        return False
    before, after = text[left:start].split("\n")[-1], text[end : end + 6].split("\n")[0]
    mended = cut_known(before + part + after)
    at, ends = 0, set()
    for word in mended:
        if at == len(before) and len(word) > 2 and word.startswith(part):
            return len(mended) < len(cut_known(before + part + part + after))  # 充分充分利用
        at += len(word)
        ends.add(at)
    if len(before) + len(part) in ends and cut_known(part) == [part]:
        return len(mended) < len(cut_known(before + part + part + after))
    return False

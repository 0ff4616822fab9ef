"""SP011: a word or a phrase written twice."""

from __future__ import annotations

from collections.abc import Iterable

from nlpcheck import lexicon
from nlpcheck.language.confusables import title_spans
from nlpcheck.language.lazy import lazy
from nlpcheck.language.prefilter import packed
from nlpcheck.language.sieve import codes
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.rules.spelling._doubled import find_doubled, of_a_name_in_de, of_two_words
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
    r"可可(?=以)|应应(?=当|该)|已已(?=经)|须须(?=要)|需需(?=要)|能能(?=够)|将将(?=要|会|于)|必须须(?!知|要)|已经已(?!久)|将会将(?=[一-鿿]{2})|可以可(?![能靠持行供视观])"
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
        Example(
            good="公开各部门部门预算，由各机关机关党委落实，大家讨论讨论。仲裁院院长谈及此事，交出一份份答卷，的的黎波里港口，林权权利人。"
        ),
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
                elif of_a_name_in_de(text, match.start()) or (
                    expression is _AUXILIARY and of_two_words(text, match.start())
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
        for start, end in find_doubled(text, allowed):
            if not any(a < end and start < b for a, b in told):
                yield self.finding(
                    start, end, f"疑似重复：“{text[start:end]}”，建议改为“{text[start]}”",
                    replacement=text[start], safety="unsafe", confidence=0.88,
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

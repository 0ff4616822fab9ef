"""YR005."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from nlpcheck import lexicon
from nlpcheck.language.confusables import titles_of
from nlpcheck.language.lazy import lazy
from nlpcheck.language.prefilter import find_from
from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.types import Finding, Severity, Span

_LEADS = lazy(
    r"(?:学习|贯彻|落实|宣传|宣讲|传达|领会|领悟|把握|悟透|围绕|聚焦|对标|对照|以|按照|认真|深入|紧扣|践行|坚持|学懂弄通|收看|观看|收听|喜迎|迎接|庆祝)[^，。；]{0,14}$"
)
_CARRIED_OUT = lazy(
    r"(?:做好|抓牢|扛牢|全力|开展|参加|召开|推进|推动|扎实|深化|结合|巩固|部署|参加|抓好|投身|投入|落实|抓实|聚力|把握)[^，。；]{0,12}$"
)
_SPIRIT = lazy(
    r"[^，。；]{0,24}精神|报告(?!会|团)|(?:的|所)?(?:(?:重大)?(?:决策)?部署|要求|公报|决议|关于|开幕|闭幕|决定|重大决策|战略|目标|任务|提出|确定|作出|胜利召开|召开)"
)
# files and results of what is over, which a report may well name
_RECORD = lazy(
    "档案|台账|资料|总结|评估|回顾|收官|经验|成果|整改|期间|以来|验收|审计|基础|胜利|宣告|历史|纪念章"
)
_THIS_YEAR = lazy("(?:今年|本年度?|一年|全年|本年度)以?来")
_OVER = lazy(
    "清理|废止|失效|移交|归档|拆除|撤除|转为|转段|优化|结束|退出|平稳|曾|原|当时|那时|过去|此前|历史|纪念|旧|不再|取消|停用|下线|遗留|资金|经费|债券|审计|政府采购|采购|补助|账|结算|清退|平急|新设备|改造|非洲猪瘟|动物|登革热|HPV|流感|狂犬|科研|实验室|医院|机构|食用?农|兽|畜|禽|20[12]\\d"
)
_GOALS = lazy("(?:规划)?(?:纲要)?(?:的)?(?:发展)?(?:目标|任务|工作|重点)")
_UNDER_WAY = lazy(
    r"(?:常态化|制度化)*(?:总?要求|部署|为(?:契机|抓手|主线|动力|牵引|载体)|动员|深入|扎实|开展|推进|部署|走深|学习|正在|稳步)|[^，。；]{0,2}(?:与|和|同)[^，。；]{2,12}(?:结合|同步|一体)"
)
_HISTORY = lazy(r"以来|召开后|期间|收官|回顾|完成了|过去|此前|历史|[—至]")
_OTHER_YEAR = lazy(r"(20\d\d)年.{0,6}$")
_SERIES = r"(?P<congress>十[八九]|二十)届(?:[一二三四五六七]中[、和及与])+(?P<plenum>[一二三四五六七]中)全会"


_AFTER_PLAN = lazy("(?:结合|根据|依据|依照|立足|锚定|瞄准|对接|服务|推动|推进|实施)[^，。；]{0,6}$")
# 按照2021年政务公开工作要点
_POINTS = lazy(
    r"(?:落实|贯彻|执行|按照|按|根据|依据|围绕|对照|对标|紧扣|依照|遵照)[^，。；\d]{0,16}?(?P<x>《?(?P<y>20\d\d)年(?:度)?[^，。；、《》]{0,10}?(?:政务公开|政府信息公开)(?:工作)?(?:主要|重点)?要点》?)"
)


@cache
def _moments() -> re.Pattern[str]:
    """2023年是“十四五”开局之年: what stands behind 是, the words of each row as a group."""
    names = "|".join(f"(?P<m{i}>{row[0]})" for i, row in enumerate(lexicon.table("moments")))
    return lazy(
        rf"(?:(?P<y>20\d\d)|今|本)年度?，?(?:既)?是(?:我国|全国|全面)?[^，。；]{{0,6}}?(?:{names})"
    )


class Tag(msgspec.Struct, frozen=True):
    """One row of ``phrases_years.tsv``; ``last`` 0 for open."""

    phrase: str
    kind: str
    first: int
    last: int
    successor: str
    source: str


@cache
def _tags() -> tuple[Tag, ...]:
    return tuple(
        Tag(phrase, kind, int(first), int(last), "" if successor == "-" else successor, source)
        for phrase, kind, first, last, successor, source in lexicon.table("phrases_years")
    )


@cache
def _pattern() -> re.Pattern[str]:
    # “十三五” alone, as in 紧扣“十三五”发展目标, is the plan too
    names = "|".join(
        re.escape(_short(t.phrase)) + "(?:规划)?" * (t.kind == "plan" and t.phrase.endswith("规划"))
        for t in sorted(_tags(), key=lambda t: -len(t.phrase))
    )
    return lazy(rf"(?:{_SERIES}|{names})(?!届)")


@cache
def _starts() -> re.Pattern[str]:
    """The characters with which the phrases begin."""
    return lazy("[" + "".join(sorted({_short(t.phrase)[0] for t in _tags()} | set("十二"))) + "]")


def _tag(match: re.Match[str], tags: dict[str, Tag]) -> Tag | None:
    """The row of a match; of 十九届二中、三中全会 the last one's."""
    if match["plenum"]:
        return tags.get(f"{match['congress']}届{match['plenum']}全会")
    return tags[_short(match.group())]


def _short(phrase: str) -> str:
    return phrase.removeprefix("党的").removesuffix("规划")


class StalePhrase(Rule):
    code = "YR005"
    severity = Severity.INFO
    summary = "政治、工作用语与报告年度不符"
    summary_en = "a political or campaign phrase of another year"
    why = "会议精神、学习教育、规划各有时间（见 lexicons/phrases_years.tsv 所列出处）；以旧提法统领全年工作多为沿用旧文本，超前提法多为误写。"
    limits = "只看统领性的写法（深入学习贯彻……精神、扎实开展……教育），同句已写较新提法的、叙述历史的不看；整届大会的提法在其后仍可并提。"
    scope = Scope.REPORT
    examples = (
        Example(
            slot="s1",
            bad="2023年，我镇深入学习贯彻⟦党的十九届五中全会⟧精神，做好公开工作。",
            good="2023年，我镇深入学习贯彻党的二十大和二十届二中全会精神，做好公开工作。",
        ),
        Example(
            slot="s1",
            bad="2023年，我镇认真落实⟦十九届四中全会⟧部署。紧扣⟦“十三五”⟧发展目标。喜迎⟦党的十九大⟧召开。",
            good="2023年，我镇巩固拓展脱贫攻坚成果，整理党史学习教育档案，总结“七五”普法经验，梳理“十三五”规划收官情况，公开落实“十三五”期间文件清理结果。",
        ),
        Example(
            slot="s1",
            bad="扎实开展⟦党史学习教育⟧，提高公开意识。",
            good="巩固拓展主题教育成果，党的十九届五中全会以来持续改进，梳理2021年党史学习教育档案。",
        ),
        Example(
            slot="s1",
            bad="2023年，我镇以⟦党的十九大⟧精神为指引。学习⟦党的十九届二中、三中全会⟧精神。聚焦⟦脱贫攻坚战⟧。庆祝⟦建党100周年⟧。",
            good="2023年，我镇学习党的二十大报告，总结脱贫攻坚战经验，在全面建成小康社会的基础上推进共同富裕，展出建党百年图片24幅，整理党的十九届二中、三中全会学习资料。",
        ),
        Example(
            slot="s1",
            bad="以⟦党史学习教育⟧为契机，提高公开意识。喜迎⟦党的十九大⟧，加强值守。落实⟦“两学一做”学习教育⟧要求。",
            good="以党的二十大精神为指引，落实党史学习教育长效机制，衔接“十四五”规划。",
        ),
        Example(
            slot="s1",
            bad="扎实开展⟦扫黑除恶专项斗争⟧。深入贯彻⟦十三届全国人大四次会议⟧精神。全面落实⟦“十五五”规划⟧。",
            good="常态化开展扫黑除恶斗争，学习贯彻十四届全国人大一次会议精神，移交精准扶贫档案。",
        ),
        Example(
            slot="s1",
            bad="结合⟦“十三五”规划⟧开展政策解读。按照⟦2021年政务公开工作要点⟧推进工作。2023年是⟦“十四五”规划开局之年⟧。",
            good="结合“十四五”规划开展政策解读。按照2023年政务公开工作要点推进工作，整理2021年政务公开工作要点。2023年是全面贯彻党的二十大精神的开局之年。",
        ),
        Example(
            slot="s1",
            bad="扎实推进⟦第七次全国人口普查⟧。落实⟦农村人居环境整治三年行动⟧要求。",
            good="扎实推进第五次全国经济普查，公开第七次全国人口普查成果，移交农村人居环境整治三年行动资料。",
        ),
        Example(
            slot="s1",
            year=2024,
            bad="今年以来，结合⟦“我为群众办实事”实践活动⟧，解决停车难。大厅查验⟦健康码⟧，公开服务从未间断。全力做好⟦“六稳”⟧工作。以⟦党的十七大⟧精神为指导。",
            good="2024年，动物核酸检测实验室通过评审，清理健康码等应用2个，防疫物资采购资金审计结果已公开，开展流感疫苗接种。",
        ),
        Example(
            slot="s1",
            year=2020,
            bad="2020年，我镇认真贯彻⟦党的二十大⟧精神。",
            good="2020年，我镇认真贯彻党的十九届五中全会精神。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        report = context.report
        if report.year is None:
            return
        yield from self._points(context.prose, report.year)
        yield from self._misdated(context.prose, report.year)
        tags = {_short(t.phrase): t for t in _tags()}
        prose = context.prose
        for match in find_from(_pattern(), _starts(), prose):
            tag = _tag(match, tags)
            if tag is None:
                continue
            party = prose.endswith("党的", 0, match.start()) and not match.group().startswith("“")
            span = Span(match.start() - 2 * party, match.end())
            if any(a <= span.start and span.end <= b for a, b in context.use(titles_of)):
                continue
            start = max(prose.rfind(mark, 0, span.start) for mark in "。；\n") + 1
            end = min(
                (i for i in (prose.find(m, span.end) for m in "。；\n") if i >= 0),
                default=len(prose),
            )
            before, after = prose[start : span.start], prose[span.end : end]
            # the report is written in the first months of the next year
            early = report.year + 1 < tag.first or (
                report.year + 1 == tag.first and tag.kind in {"congress", "plenum"}
            )
            last = tag.last
            if tag.kind == "congress" and re.search("(?:喜迎|迎接)[^，。；]{0,4}$", before):
                last = tag.first  # what is awaited has not been held
            late = bool(last) and report.year > last and tag.kind != "term"
            if early:
                if tag.kind == "term" or _LEADS.search(before) or _CARRIED_OUT.search(before):
                    yield self._told(
                        span,
                        span.of(prose),
                        f"该提法始于{tag.first}年（{tag.source}），报告年度为{report.year}年",
                        (),
                    )
                continue
            clause = before[max(before.rfind(mark) for mark in "，：、") + 1 :]
            if not late or _HISTORY.search(clause[-14:]) or _HISTORY.search(after[:4]):
                continue
            past = _OTHER_YEAR.search(before)
            if past and int(past[1]) != report.year:
                continue
            others = (_tag(m, tags) for m in _pattern().finditer(before + "\n" + after))
            if any(
                other and other.first > tag.first and other.kind in {"congress", "plenum", tag.kind}
                for other in others
            ):
                continue
            if not self._now(tag, before, after):
                continue
            newer = (tag.successor,) if tag.successor else ()
            hint = f"，较新的提法如“{tag.successor}”" if tag.successor else ""
            yield self._told(
                span,
                span.of(prose),
                f"该提法属{tag.first}—{tag.last}年（{tag.source}）{hint}，报告年度为{report.year}年",
                newer,
            )

    def _now(self, tag: Tag, before: str, after: str) -> bool:
        """Whether the sentence carries the phrase out now: its spirit, its tasks, its meetings."""
        if tag.kind == "congress" and re.search("(?:喜迎|迎接)(?:党的)?$", before):
            return True
        if tag.kind in {"congress", "plenum"}:
            # 党的十八届三中全会提出，……: a citation, at the head of its clause
            cited = re.search("(?:^|[，、])$", before.strip()) and re.match(
                "(?:提出|作出|召开|决定)", after
            )
            return bool(_SPIRIT.match(after)) and not cited
        before = _THIS_YEAR.sub("", before)
        if _RECORD.search(before[-14:]) or _RECORD.search(after[:4]):
            return False
        if tag.kind == "plan":
            verb = tag.phrase.startswith(("打赢", "决胜", "决战")) and re.search(
                "(?:坚决|全力|奋力|助力|聚焦|围绕|紧扣)(?:推进|打好)?$", before
            )
            led = _LEADS.search(before) or _AFTER_PLAN.search(before)
            return bool(verb or led or _GOALS.match(after))
        if tag.kind == "measure":  # done at any place of a sentence, it was done in its years
            return not _OVER.search(before + after)
        return bool(_CARRIED_OUT.search(before) or _UNDER_WAY.match(after))

    def _points(self, prose: str, year: int) -> Iterator[Finding]:
        """按照2021年政务公开工作要点 in the report for 2023: the points are those of each year.

        The State Council's last were those of 2022; a year back may be right since then.
        """
        for match in _POINTS.finditer(prose):
            told = int(match["y"])
            if told < year - 1 or (told == year - 1 and year <= 2022):
                reason = f"工作要点按年度印发，所引为{told}年，报告年度为{year}年"
                yield self._told(Span(*match.span("x")), match["x"], reason, ())

    def _misdated(self, prose: str, year: int) -> Iterator[Finding]:
        """2023年是“十四五”开局之年: of another year than is told."""
        rows = lexicon.table("moments")
        for match in _moments().finditer(prose):
            number = next(i for i in range(len(rows)) if match[f"m{i}"] is not None)
            right, source = int(rows[number][1]), rows[number][2]
            if int(match["y"] or year) == right:
                continue
            text = match[f"m{number}"]
            yield self._told(
                Span(*match.span(f"m{number}")),
                text,
                f"应为{right}年（{source}），文中为{match['y'] or year}年",
                (),
            )

    def _told(self, span: Span, text: str, reason: str, suggestions: tuple[str, ...]) -> Finding:
        return self.finding(
            span,
            message=f"用语“{text}”疑似与年度不符：{reason}；建议核对。",
            suggestions=suggestions,
            confidence=0.7,
        )

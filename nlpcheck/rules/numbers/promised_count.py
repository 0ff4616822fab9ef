"""NU106."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlpcheck.language.lazy import lazy
from nlpcheck.language.numerals import number
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.rules.numbers._enumerated import enumerated
from nlpcheck.rules.numbers._listing import Item, runs
from nlpcheck.types import Finding, Severity, Span

_PROMISE = lazy(
    r"(?P<x>(?P<n>[一二两三四五六七八九十]|\d{1,2})(?:个|大|点|项|条|类|步|种)?"
    r"(?:方面|环节|层面|重点|主要|突出)?(?:的)?"
    r"(?:问题|不足|短板|举措|措施|工作|任务|要求|意见|情况|原因|差距|薄弱环节|弱项|打算|做法|要点|内容|方面|环节|建议|安排)?)"
    r"(?!日)(?:(?:进行改进|着手|入手|发力|加以改进|改进|努力|推进)?。|(?:之处)?[^，。；：:\n“”（）0-9一二三四五六七八九十]{0,8}?(?:，?(?:即|具体如下|具体是|主要是|分别是))?(?:：|:|，|——))\s*(?=(?P<mark>一是|其一[，是]|①|第一[，、]|（一）|\(一\)|1[.．、]|（1）))"
)
_NOUN = lazy(
    r"方面|问题|不足|短板|举措|措施|任务|要求|意见|情况|原因|差距|环节|弱项|打算|做法|要点|重点|建议|安排|工作|[项点步]$"
)
_LEADS = r"(?:，?(?:即|具体如下|具体是|主要是|分别是|分别为|主要为|具体为|包括|也就是|如下))?"
_FIRST = r"一是|一要|一[抓看靠查讲促练督强](?=[\u4e00-\u9fff])|其一[，是、]|①|第一[，、：]|第一[步轮批类档层道级站关环种](?=[，：是为]|[\u4e00-\u9fff]{2})|首先|（一）|\(一\)|1[.．、](?!\d)|（1）|\(1\)"
_NOT_BEFORE = r"(?<![第等前近约多逾超余\d一二三四五六七八九十百])"
# 抓好四件事：一是… / 经验有三条：一是…: any noun, but only right before a colon
_LOOSE = lazy(
    rf"{_NOT_BEFORE}(?P<x>(?P<n>[两二三四五六七八九十])(?:方面|[个项条点件大类种张步道层块轮级门本支期份场档批环](?!月))”?"
    r"[^，。；：:\n“”（）0-9两三四五六七八九]{0,12}?)”?(?:措施|工作法|工作|要求)?(?:开展工作|推进|进行|展开)?"
    rf"{_LEADS}(?:[：:]|，(?=一是|其一|①|一要|首先))\s*(?=(?P<mark>{_FIRST}))"
)
# 坚持“三统一”：一是统一口径；二是统一时限: what each of the items says again
_REPEATED = lazy(
    rf"{_NOT_BEFORE}(?P<x>[“‘]?(?P<n>[两二三四五六七八九十])[个大项]?(?P<word>[\u4e00-\u9fff]{{2,4}}|一(?=[”’])))[”’]?"
    rf"(?:原则|要求|机制|制度|标准|工作法|工作格局|格局|模式|体系|工作|目标|做法|法)?(?:开展工作|推进|进行|展开|抓落实)?{_LEADS}[：:，。]\s*(?=(?P<mark>{_FIRST}))"
)
# 五个科室分工协作：一是…: those who act, of whom not each has an item
_ACTORS = lazy(
    r"(?:村|社区|科室|部门|单位|镇|乡|街道|企业|小组|会议|活动|学校|人员|干部|网站|账号|栏目|专栏|办法|文件|规定|新闻|口岸)(?![的和])"
)
_ORDINAL = lazy(r"第([一二三四五六七八九十])[，、：]")
_BRACKET = lazy(r"[（(]([一二三四五六七八九十]{1,2})[）)]")
_POINT = lazy(r"(?<![\d.．第])(\d{1,2})[.．、](?!\d)")
_BRACKET_POINT = lazy(r"[（(](\d{1,2})[）)]")
_STEP = lazy(r"(?:(?<=[，；。：])|^)第([一二三四五六七八九])([步轮批类档层道级站关环种])")
_IN_ORDER = lazy(r"(?:(?<=[，；。：])|^)(?:首先|其次|再次|再者|然后|接着|最后)")
_MORE = lazy(r"另外|此外|同时|还有|一是|第[一二]")
_CLOSE = lazy(r"[。\n：:”（]")
_BARE = lazy(
    rf"{_NOT_BEFORE}(?P<x>[“‘](?P<n>[两二三四五六七八九十])[个大项级重层道]?(?P<word>[\u4e00-\u9fff]{{2}})[”’])"
    rf"(?:原则|要求|机制|制度|标准|工作法|工作格局|格局|模式|体系|工作|目标|做法)?{_LEADS}(?:[：:，]|——|(?<=[即是为括下]))(?=(?P<mark>[\u4e00-\u9fff]{{2}}))"
)
_MARKS = {
    "第": _ORDINAL,
    "（一": _BRACKET,
    "(一": _BRACKET,
    "（1": _BRACKET_POINT,
    "(1": _BRACKET_POINT,
}


class PromisedCount(Rule):
    code = "NU106"
    severity = Severity.WARNING
    summary = "列举的项数与所述不符"
    summary_en = "the number of items listed differs from the number promised"
    why = "“以下三方面”之后应列三项，数目不符为漏写或误写。"
    limits = "只看紧接着“一是”“第一，”“（一）”“1.”列举的，冒号或“即”“分别是”之后用顿号、分号列出的，和“甲、乙、丙三个科室”；带“等”“主要”的不看。"
    examples = (
        Example(bad="按时公开，在县图书馆、县档案馆、政务服务大厅⟦四处⟧设置查阅点，公开教育、医疗、养老、住房⟦三大民生领域⟧的政策。",
                good="在县图书馆、县档案馆、政务服务大厅三处设置查阅点，公开教育、医疗、住房三大民生领域的政策。"),
        Example(
            bad="主要存在以下⟦三方面问题⟧：一是更新不及时；二是解读形式单一。",
            good="主要存在以下两方面问题：一是更新不及时；二是解读形式单一。",
        ),
        Example(
            bad="仍有⟦两个方面的不足⟧：一是更新不及时；二是解读单一；三是人员不足。",
            good="做好政策解读、队伍建设等三个方面工作，一是更新；二是解读。",
        ),
        Example(
            bad="实现“⟦三个”提升⟧：一是质量提升；二是效率提升。",
            good="实现“两个”提升：一是质量提升；二是效率提升。第三个专栏：一是图解；二是问答。",
        ),
        Example(good="处理附件52份，一是隐去号码，二是替换附件，三是通知整改。"),
        Example(
            bad="建立⟦两张清单⟧：一是责任清单；二是任务清单；三是问题清单。坚持⟦“四统一⟧”：一是统一口径；二是统一时限。实行⟦“三个公开”⟧：公开标准、公开流程、公开时限、公开结果。分⟦三步⟧推进：首先摸清底数，最后逐项销号。",
            good="五个科室分工协作：一是综合科统筹；二是法规科审核。三个月内办结：一是书面答复；二是当面答复。完成12项任务：一是修订指南；二是编制目录。实行“三个公开”：公开标准、公开流程、公开时限。两个栏目：一是补发；二是归并；三是改名。",
        ),
        Example(
            bad="公开重点包括⟦四类⟧信息：机构职能、政策文件、财政资金、重大项目、民生实事。建立⟦两项⟧制度，即信息审核制度、保密审查制度、责任追究制度。成立⟦四个⟧小组，综合协调组负责统筹，内容保障组负责供稿，技术支持组负责运维。开设了政策、办事、互动⟦四大板块⟧。印发《公开办法》《审查规定》⟦3项制度⟧。调整⟦四名⟧信息员，其中综合科一名、法规科一名、财务科一名。",
            good="公开重点包括五类信息：机构职能、政策文件、财政资金、重大项目批准和实施、民生实事。建立两项制度，即信息审核制度、保密审查制度。四类信息：机构职能、政策文件等。县委、县政府三个会议。查封、扣押、冻结的期限不得超过二个月。坚定“四个自信”、做到“两个维护”。三项任务：抓好学习、培训，提升能力。省、市、县、乡两个层面。印发《公开办法》《审查规定》2项制度。英语、法语、俄语3个频道。加快国能哈密煤制油、准东3个煤制气、慧能煤炭清洁利用等项目建设。",
        ),
        Example(
            bad="设置了“机构职能”“政策文件”“办事指南”⟦4个栏目⟧。⟦三项机制⟧（审查机制、发布机制、回应机制、考核机制）运行良好。落实⟦“五个一”⟧机制，即一张清单、一套制度、一支队伍、一个平台。组织了⟦三场⟧培训，一场面向村干部，一场面向机关干部。实行⟦“三级审核”⟧，即科室审核、支部审核。审核分⟦四步⟧：科室初审、分管复审、主要领导终审。",
            good="设置了“机构职能”“政策文件”“办事指南”3个栏目。四项机制（审查机制、发布机制、回应机制、考核机制）运行良好。完善“互联网＋”“一张网”两个平台和“随手拍”等3个栏目。组织了三场培训，一场面向村干部，其余面向机关。仅仅留下四个字——感恩、奉献。",
        ),
        Example(
            bad="评价分为⟦三步⟧：第一步业主打分；第二步社区核实；第三步部门评定；第四步结果公示。公示⟦两类⟧内容：收费标准、护理等级、投诉电话。推出⟦五条⟧承诺，分别是：水质公开、抢修及时、抄表准确、收费透明。稿件执行⟦四级校核⟧：一是初校；二是复校；三是终校。配齐⟦三支队伍⟧：一是采编员；二是审核员。",
            good="三级医院分两类：第一类综合；第二类专科。公开两类内容：收费标准、投诉电话等。推出四条承诺，分别是：水质公开、抢修及时、抄表准确、收费透明。稿件执行三级校核：一是初校；二是复校；三是终校。四月份办了两期：一是培训；二是测试。",
        ),
        Example(
            bad="编好⟦三本⟧台账：一本是诉求台账，一本是办理台账。开展⟦两轮⟧自查，第一轮查更新，第二轮查错字，第三轮查隐私。办好⟦三件⟧实事：第一件是修渠，第二件是亮灯。",
            good="编好两本台账：一本是诉求台账，一本是办理台账。项目分三期，第一期已完工，第二期正在建设。开展三轮自查，第一轮查更新，第二轮查错字，最后一轮查隐私。办好两件实事：第一件是修渠，第二件是亮灯。",
        ),
        Example(
            bad="2024年将抓好⟦三项工作⟧：\n（一）完善目录。\n（二）加强培训。",
            good="2024年将抓好两项工作：\n（一）完善目录。\n（二）加强培训。其中两项措施：1.编目录；2.办培训。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        prose = context.prose
        lists = {run[0].span.start: [item.value for item in run] for run in runs(context)}
        told: set[int] = set()
        places: set[int] = set()
        by_start = {run[0].span.start: run for run in runs(context)}
        kinds = (("named", _PROMISE), ("loose", _LOOSE), ("again", _REPEATED), ("bare", _BARE))
        for kind, match in ((k, m) for k, pattern in kinds for m in pattern.finditer(prose)):
            promised = number(match["n"])
            if promised is None or promised < 2 or match.end() in told:
                continue
            if kind == "named" and not _NOUN.search(match["x"]):
                continue
            before = prose[max(0, match.start() - 6) : match.start()]
            if re.search(r"等|第|前|十|百|\d$|[）)]$|方面[^，。；]{0,4}$|[个项]$", before):
                continue
            if kind == "again" and not _each(prose, by_start.get(match.end()), match["word"]):
                continue
            values = lists.get(match.end())
            if kind == "bare":
                values = _said_again(prose, match.end(), match["word"])
            elif values is None and match["mark"].startswith(
                ("首先", *(f"第一{c}" for c in "步轮批类档层道级站关环种"))
            ):
                values = _in_words(prose, match.end(), match["mark"])
            elif values is None and match["mark"] != "一是":
                values = self._marked(context, match.end(), match["mark"])
            if (
                not values
                or len(values) < 2
                or values[-1] == promised
                or values != list(range(1, len(values) + 1))
            ):
                continue
            if (kind == "loose" and _ACTORS.search(match["x"])) or (promised > 2 * values[-1] + 2):
                continue  # 完成12项任务：一是…；二是…: the chief ones
            told.add(match.end())
            places.add(match.start("x"))
            yield self.finding(
                Span(*match.span("x")),
                message=f"所述“{match['x']}”，实列{values[-1]}项；建议补齐或改正数目。",
                confidence=0.85,
            )
        yield from self._unmarked(context, places)

    def _marked(self, context: Context, start: int, mark: str) -> list[int]:
        """The numbers of the list that begins at ``start``, to the section's end or a restart."""
        pattern = next((p for key, p in _MARKS.items() if mark.startswith(key)), _POINT)
        section = context.report.section_at(start)
        values: list[int] = []
        # a list in one paragraph ends with it; one that begins a paragraph goes on in the next ones
        inline = context.prose[start - 1 : start] != "\n"
        end = context.prose.find("\n", start) if inline else len(context.prose)
        for match in pattern.finditer(
            context.prose, start, end if end >= 0 else len(context.prose)
        ):
            if context.report.section_at(match.start()) != section:
                break
            if not inline and context.prose[: match.start()].rstrip(" \u3000")[-1:] != "\n":
                continue
            value = number(match[1])
            if value is None or int(value) != len(values) + 1:
                break
            values.append(int(value))
        return values

    def _unmarked(self, context: Context, told: set[int]) -> Iterator[Finding]:
        for span, words, listed in enumerated(context.prose):
            if span.start not in told:
                told.add(span.start)
                yield self.finding(
                    span,
                    message=f"所述“{words}”，疑似实列{listed}项；建议补齐或改正数目。",
                    confidence=0.75,
                )


def _each(prose: str, run: list[Item] | None, word: str) -> bool:
    """Whether each item of a list says the word again that the promise is named after (三个到位:
    组织到位, 人员到位)."""
    if run is None or len(run) < 2:
        return False
    ends = [item.span.start for item in run[1:]] + [run[-1].span.end + 24]
    items = [
        prose[item.span.end : end].partition("\n")[0] for item, end in zip(run, ends, strict=True)
    ]
    return all(item.startswith("一") if word == "一" else word in item for item in items)


def _said_again(prose: str, start: int, word: str) -> list[int]:
    """The numbers of a bare list of which each item begins or ends with the word: 统一标准、统一时限."""
    close = _CLOSE.search(prose, start)
    items = re.split("[、，；]", prose[start : close.start() if close else len(prose)])
    if any(len(item) > 8 for item in items):
        return []
    alike = all(item.startswith(word) for item in items) or all(i.endswith(word) for i in items)
    return list(range(1, len(items) + 1)) if alike and len(word) == 2 else []


def _in_words(prose: str, start: int, mark: str) -> list[int]:
    """The numbers of a list told as 首先 … 其次 … 最后, or 第一步 … 第二步, in one paragraph."""
    end = prose.find("\n", start)
    text = prose[start : end if end >= 0 else len(prose)]
    if mark.startswith("第一"):
        return [int(number(m[1]) or 0) for m in _STEP.finditer(text) if m[2] == mark[-1]]
    last = text.find("最后")
    if last < 0 or _MORE.search(text, 0, last):
        return []
    close = re.search("[。；]", text[last:])
    found = _IN_ORDER.findall(text, 0, last + close.start() if close else len(text))
    return list(range(1, len(found) + 1))

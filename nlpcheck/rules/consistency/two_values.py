"""XC006."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlpcheck.language.lazy import lazy
from nlpcheck.language.quantities import Quantity
from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.rules.told import counts, related_quantity
from nlpcheck.types import Finding, Severity, Span

_FILLER = lazy(
    r"20\d\d年度?(?:以来)?|今年|本年度?|全年|年内|共计?|总共|合计|总计|累计|一共|已|了|的|主动|及时|我[局镇县市区乡街]|[\s，、：“”（）()\d]|"
    r"^[一二三四五六七八九十]+[是、.]"
)

_PUBLISHED = lazy(r"^(?:主动)?(?:公开|发布|公示|更新)+")
_CHANNEL = lazy(r"网站|微信|微博|公众号|[栏窗屏墙]|平台|报|电视|广播|新媒体|客户端|抖音")

_DEEDS = (
    ("hold", lazy(r"组织开展|举办|举行|召开|组织|开展|召集")),
    ("stands", lazy(r"设置|设立|建成|建立|开设|现有|共有|建有|设有|共设|布设|^有")),
    ("issue", lazy(r"印发|编发|编印|制作|刊印")),
    ("receive", lazy(r"接听|接收|受理|收到|接到")),
    ("answer", lazy(r"答复|回复|回应|办结|办理")),
    ("staff", lazy(r"配备")),
    (
        "publish",
        lazy(r"主动公开|发布|推送|更新|(?<![政事务])公开(?![专栏查])|公布|刊发|发出"),
    ),
)
_STANDING = ("账号", "专区", "查阅点", "公开栏", "栏目", "查询点")
_THINGS = (
    *_STANDING, "培训", "培训班", "发布会", "开放日活动", "开放日", "座谈会", "推进会", "简报", "信息", "留言", "热线电话",
    "人员", "图解", "解读材料", "提案", "宣传资料", "联络员", "信息员", "监督员", "咨询电话", "业务会",
)  # fmt: skip
_ACTOR = lazy(
    r"^(?:[县市区镇乡]?(?:人民)?政府|[我本][局委办院]|政务|官方)(?=门户|微信|官方|政务)|政务(?=微信|微博)|官方(?=微信|微博)"
)
_SITE_PART = lazy(
    r"(?:其中)?(?:通过)?(?P<site>(?:政府)?门户网站|微信公众号|官方微博)(?:公开|发布)?(?:政府|政务)?(?:信息)?"
)
_OCCASION = lazy(
    r"局(?!长)|委员会|办公室|中心|各[乡镇县市区部单级村街科]|乡镇|街道|[村社]区?(?:级|委)|围绕|针对|就(?!业)|关于|期间|\d月|季度|\d日|上半年|下半年|线上|线下|其中[^，]{0,20}，|分别|[本县市区]级|现场|以来|方式"
)


_ALL_PUBLISHED = lazy(
    r"(?:20\d\d年度?|今年|本年度?|全年|[我本][局镇县市区乡街]道?|共计?|总共|累计|一共|，)*主动公开(?:了)?(?:各类|各种)?(?:政府|政务)?信息(?:总数|总量|数量)?(?:共计?|总共|累计|合计|为|达)?"
)
_FOLLOWERS = lazy(
    r"(?:粉丝|关注用户|关注人|订阅用户)(?:数|量|总数|总量|人数)?(?:现|已|共|总)?(?:有|达到?|为)?(?:了)?$"
)
_ACCOUNT = lazy(r"(?P<kind>公众号|微博|抖音|视频号|头条号)")
_MEASURED = lazy("(?:访问|点击|浏览|阅读|播放|下载|转发|关注|受理|办件|接听|来电)[量数]$")
_COMMON_WORDS = lazy("政府信息公开|信息公开|门户网站|政府网站|公众号|政务|全年|20\\d\\d年")


def _transposed(one: str, two: str) -> bool:
    """Whether two numbers differ only in that two neighbouring digits changed places."""
    if len(one) != len(two) or one == two or sorted(one) != sorted(two):
        return False
    odd = [i for i, (a, b) in enumerate(zip(one, two, strict=True)) if a != b]
    between = one[odd[0] + 1 : odd[-1]]
    return len(odd) == 2 and between in ("", ".", ",")


def _share(one: str, two: str) -> bool:
    """Whether two texts name one thing of four characters or more that not every report names."""
    one, two = _COMMON_WORDS.sub("，", one), _COMMON_WORDS.sub("，", two)
    return any(
        one[i : i + 4] in two
        for i in range(len(one) - 3)
        if all("一" <= c <= "鿿" for c in one[i : i + 4])
    )


class TwoValues(Rule):
    code = "XC006"
    severity = Severity.WARNING
    summary = "同一数量前后两个数"
    summary_en = "the same quantity has two values in the text"
    why = "《党政机关公文格式》（GB/T 9704—2012）与公文处理要求数据准确、前后一致；同一指标在同一报告内只应有一个数。"
    limits = "只比较主语、动作、对象、年份、量词都相同的总数；其中项、比较项、不同渠道（网站与微信）不比。"
    scope = Scope.REPORT
    examples = (
        Example(
            slot="s1",
            bad="2023年，县政府门户网站共发布政府信息420条。平台建设方面，县政府门户网站全年发布政府信息⟦402条⟧。",
            good="2023年，县政府门户网站共发布政府信息420条。平台建设方面，政务微信公众号全年发布政府信息402条。",
        ),
        Example(
            slot="s1",
            bad="对征地信息专栏进行改造，全年访问量36.8万次。监督保障方面，征地信息专栏全年访问量⟦38.6万次⟧。",
            good="对征地信息专栏进行改造，全年访问量36.8万次。监督保障方面，不动产登记专栏全年访问量38.6万次。",
        ),
        Example(
            slot="s1",
            bad="对现行有效的行政规范性文件126件逐件核对。县政府网站公布现行有效的行政规范性文件⟦162件⟧。",
            good="对现行有效的行政规范性文件126件逐件核对。县政府网站公布现行有效的行政规范性文件126件。",
        ),
        Example(
            slot="s1",
            bad="全年召开新闻发布会12场，现有政务公开专区13个。平台建设方面，举行新闻发布会⟦21场⟧，建成政务公开专区⟦31个⟧。",
            good="全年召开新闻发布会12场。县卫生局举行新闻发布会2场，围绕就业举行新闻发布会3场。收到网民留言86条，回复网民留言68条。",
        ),
        Example(
            slot="s1",
            bad="全年公开信息86条，其中公租房分配信息46条、其他信息40条。全年公开的公租房分配信息⟦64条⟧已隐去证件号码。",
            good="门户网站公开信息86条，其中公租房分配信息46条、其他信息40条。微信公众号公开公租房分配信息64条。",
        ),
        Example(
            slot="s1",
            bad="全年主动公开政府信息186条。主动公开方面，2023年共主动公开政府信息⟦196条⟧。",
            good="全年主动公开政府信息186条。通过网站主动公开政府信息120条，其中主动公开政府信息96条为财政信息。上半年主动公开政府信息66条。",
        ),
        Example(
            slot="s1",
            bad="公众号粉丝2300人。新媒体方面，微信公众号关注用户达到⟦3200人⟧。",
            good="公众号粉丝2300人。微博粉丝3200人。“栖梧党建”公众号粉丝1200人。公众号粉丝新增300人。",
        ),
        Example(
            slot="s1",
            good="2022年收到政府信息公开申请12件，2023年收到政府信息公开申请15件。县政府办公室收到政府信息公开申请3件。"
            "微信公众号发布信息86条，其中转发信息20条；微博发布信息16条。上半年收到政府信息公开申请4件，下半年收到政府信息公开申请11件。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        report = context.report
        first: dict[tuple[object, ...], Quantity] = {}
        told: set[Span] = set()
        years = counts(context).years
        year = report.year or (years[0].value if years else None)
        for count in counts(context).items:
            if count.kind != "count" or not count.exact or count.negated or not count.whole_year:
                continue
            key = self._label(context, year, count)
            if key is None and not count.part:
                key = self._key(year, count)
            others_of = (self._deed(context, year, count), self._followers(context, year, count))
            keys = [k for k in (key, *others_of) if k is not None]
            if not keys:
                continue
            others = [first.setdefault(k, count) for k in keys]
            known = next((q for q in others if q.value != count.value), count)
            if known is count or (
                known.sentence == count.sentence and known.clause == count.clause
            ):
                continue
            if report.section_at(known.span.start) == 5 or report.section_at(count.span.start) == 5:
                continue
            told.add(count.span)
            yield self._finding(context, known, count)
        for known, count in self._swapped(context, year):
            if count.span not in told and report.section_at(count.span.start) != 5:
                yield self._finding(context, known, count)

    def _finding(self, context: Context, known: Quantity, count: Quantity) -> Finding:
        report = context.report
        return self.finding(
            count.span,
            message=(
                f"“{count.lead.strip('，、 ')}{count.span.of(report.text)}”与前文“{known.span.of(report.text)}”不一致；"
                "同一数量前后应相同；建议核对。"
            ),
            confidence=0.8,
            related=[related_quantity(report, known, "前文")],
        )

    def _swapped(self, context: Context, year: int | None) -> Iterator[tuple[Quantity, Quantity]]:
        """征地信息专栏……全年访问量36.8万次 and 征地信息专栏全年访问量38.6万次: two digits swapped.

        The digits alone say that one number is meant, where what was measured and whose is the same.
        """
        seen: list[Quantity] = []
        for count in counts(context).items:
            if count.kind != "count" or not count.exact or count.negated or not count.whole_year:
                continue
            if count.part or not _MEASURED.search(count.lead):
                continue
            for known in seen:
                if (
                    known.unit == count.unit
                    and known.sentence != count.sentence
                    and known.lead[-3:] == count.lead[-3:]
                    and (known.year or year) == (count.year or year)
                    and _transposed(known.number.of(context.text), count.number.of(context.text))
                    and _share(self._whose(context, known), self._whose(context, count))
                ):
                    yield known, count
            seen.append(count)

    def _whose(self, context: Context, count: Quantity) -> str:
        before = context.text[count.sentence.start : count.span.start]
        return before[before.rfind("；") + 1 :]

    def _key(self, year: int | None, count: Quantity) -> tuple[object, ...] | None:
        when = count.year if count.year is not None else year
        if count.topic == "received":
            return ("topic", count.topic, count.actor, when)
        if count.topic in {"documents_in_force", "documents_made"}:
            return ("topic", count.topic, when)
        words = _FILLER.sub("", count.lead)
        if len(words) < 7 and not (
            len(words) >= 6 and words.endswith(("信息", "账号", "栏目", "人员"))
        ):
            return None
        if re.search(r"将|预计|达到|较|比|同|其中|每|平均|分别|第|另|再|还|新增|等", words):
            return None
        return ("words", words, count.unit, when)

    def _deed(
        self, context: Context, year: int | None, count: Quantity
    ) -> tuple[object, ...] | None:
        """What was done with what: 举行新闻发布会12场 and 召开新闻发布会21场 are one quantity.

        None where the sentence names a department, an occasion or a subject before it.
        """
        sentence = context.text[count.sentence.start : count.span.start - len(count.lead)]
        if count.tail or _OCCASION.search(sentence) or _OCCASION.search(count.lead):
            return None
        when = count.year if count.year is not None else year
        words = _ACTOR.sub("", _FILLER.sub("", count.lead))
        if count.part:
            site = _SITE_PART.fullmatch(words)
            return ("deed", "publish", site["site"] + "信息", count.unit, when) if site else None
        if re.search(r"将|预计|达到|较|比|同|每|平均|分别|第|另|再|还|又|新增|等|约|以上", words):
            return None
        deed = ""
        for name, pattern in _DEEDS:
            stripped, done = pattern.subn("", words, count=2)
            if done:
                deed, words = name, stripped
                break
        words = words.replace("政府信息", "信息")
        if not deed and words.endswith(_STANDING):
            deed = "stands"
        if deed == "publish" and not _CHANNEL.search(words):
            # 全年主动公开政府信息86条 of the unit itself, no channel named
            whole = _ALL_PUBLISHED.fullmatch(count.lead) and not _CHANNEL.search(sentence)
            return ("deed", "publish", "all", count.unit, when) if whole else None
        if deed == "stands":
            words = re.sub(r"^全[县市区镇乡街局]", "", words)
        if not deed or not (words.endswith(_THINGS) and len(words) >= 4):
            return None
        return ("deed", deed, words, count.unit, when)

    def _followers(
        self, context: Context, year: int | None, count: Quantity
    ) -> tuple[object, ...] | None:
        """Whose followers: 公众号粉丝2300人 and 公众号粉丝达到3200人, of an account without a name."""
        if count.tail or not _FOLLOWERS.search(count.lead) or "增" in count.lead:
            return None
        before = context.text[count.sentence.start : count.span.start]
        accounts = list(_ACCOUNT.finditer(before[before.rfind("；") + 1 :]))
        if len(accounts) != 1 or "“" in before or "《" in before:
            return None
        when = count.year if count.year is not None else year
        return ("followers", accounts[0]["kind"], count.unit, when)

    def _label(
        self, context: Context, year: int | None, count: Quantity
    ) -> tuple[object, ...] | None:
        """What kind of information was published in all: 公租房分配信息46条, in a list or alone.

        None where a channel is named: the website's count is not WeChat's.
        """
        when = count.year if count.year is not None else year
        words = _PUBLISHED.sub("", _FILLER.sub("", count.lead.removeprefix("其中")))
        if len(words) < 6 or not words.endswith("信息"):
            return None
        if _CHANNEL.search(context.text[count.sentence.start : count.span.start]):
            return None
        if re.search(r"较|比|同|每|平均|第|再|还|新增|等|和|及", words):
            return None
        return ("label", words, count.unit, when)

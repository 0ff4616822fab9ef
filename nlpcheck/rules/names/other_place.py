"""NM001: the name of another place or unit, left over from its report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from nlpcheck.language.confusables import titles_of
from nlpcheck.language.lazy import lazy
from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.rules.names._known_places import addressed, strangers
from nlpcheck.rules.names._own import core, own_names, place_of, prefectures, provinces, short
from nlpcheck.rules.names._own_deeds import LEVELS, in_own_stead
from nlpcheck.rules.names._place_words import FUNCTION, place_words
from nlpcheck.rules.names._surroundings import (
    A_NAME,
    BESIDE,
    ELSEWHERE,
    LISTED,
    NO_TOWN,
    STANDS,
    TOWN,
    beside_us,
    visited,
    within,
)
from nlpcheck.types import Finding, Severity

# What an office says of itself: the name is its subject or its website.
_ACTS = (
    r"(?:人民政府|政府|党工委|党委|办事处|街道办)?[、，]?(?:党委|政府|党工委|办事处)?"
    r"(?:认真|严格|高度重视|切实|坚持|按照|深入|积极|扎实|全面|共收到|共受理|未收到|主动公开|全年|始终|紧紧围绕|定期|组织|及时|明确|成立|建立|制定|开展|安排|结合|召开|将|设立|健全|完善|以习近平|在区|在县|在市|政府信息公开|政务公开|信息公开)"
)
_PEER = lazy(
    rf"(?:^[ \t　]*|[。；]|\d{{4}}年(?:度)?，?)(?P<x>[一-鿿]{{2,4}}(?:镇|乡|街道))(?={_ACTS})",
    re.MULTILINE,
)
_PUBLIC = r"(?=(?:人民)?政府(?:门户|网|信息|办公室|公报|工作)|政务|政府信息公开|信息公开)"
_AFTER = lazy(
    r"(?:等|、|和|与|及|以及|籍|人民法院|人民检察院|法院|检察院|路|村|社区|站|境内|段|至|公司|企业|大道|老街|古)"
)


def _is_own(name: str, names: Sequence[str]) -> bool:
    """Whether a name is one of the unit's own, a part of one, or one with two characters swapped."""
    return any(name in own or short(name) in own or sorted(name) == sorted(own) for own in names)


@cache
def _places() -> re.Pattern[str]:
    names = sorted([*prefectures(), *provinces()], key=len, reverse=True)
    return lazy(rf"(?P<x>{'|'.join(names)}){_PUBLIC}")


class OtherPlace(Rule):
    code = "NM001"
    severity = Severity.ERROR
    summary = "疑似残留其他单位名称"
    summary_en = "the name of another place or unit, left over"
    why = "套用其他单位文本时残留的地名、单位名；地级以上地名见 lexicons/places.tsv，县级见 lexicons/counties.tsv"
    limits = (
        "只报把握大的情形：乡镇、街道的报告以另一乡镇、街道为主语；自称的地级市与全文所在的地级市不是一处；"
        "同一报告中的省与市不相属，或别处的真实市县作了本单位工作的主语、机关。帮扶、学习考察、上级单位等语境不报。"
    )
    scope = Scope.REPORT
    examples = (
        Example(
            slot="s1",
            bad="2023年，⟦桐花镇⟧认真执行条例，主动公开信息86条。我镇依托政府门户网站公开信息。",
            good="2023年，栖梧镇认真执行条例，组织干部赴桐花镇学习经验。桐花镇政务公开工作走在前列。",
        ),
        Example(
            slot="s1",
            bad="通过威海市政府门户网站公开信息86条，威海市政府信息公开平台运行平稳。群众可在⟦宜宾市⟧政府网站查阅。",
            good="通过威海市政府门户网站公开信息86条，威海市政务公开平台运行平稳，赴宜宾市政务服务中心学习。",
        ),
        Example(
            slot="s1",
            bad="2023年，⟦宜宾市⟧认真贯彻条例，主动公开信息86条。",
            good="2023年，宜宾市审计局来我镇交流，宜宾市政府门户网站转载我镇信息1条。",
        ),
        Example(
            slot="s1",
            bad="2023年，⟦桐花镇⟧人民政府定期更新公开栏，方便⟦河口镇⟧居民查询政策。",
            good="2023年，栖梧镇定期更新公开栏，受理河口镇居民异地办理社保业务，途经桐花镇的公交线路已公布。",
        ),
        Example(
            slot="s1",
            bad="由⟦白马街道⟧党政办牵头落实，向⟦白马街道⟧广大群众发放手册。",
            good="重点乡镇政务公开调度会召开2次。原白马街道并入我镇，转载白马街道防汛信息3条，邀请白马街道信息员授课，与白马街道政府联合宣讲，对白马街道、栖梧镇进行抽查。",
        ),
        Example(
            slot="s1",
            bad="如有疑问，请与⟦清河镇⟧人民政府办公室联系。结合⟦清河镇⟧工作实际制定制度。",
            good="清河镇党委书记来我镇座谈，在清河镇设立的联合接访点接待群众26人次，栖梧镇至清河镇公交线路已公布，清河镇污水处理厂扩建信息已公示。紧扣街道工作实际。",
        ),
        Example(
            slot="s1",
            kind="department",
            bad="由⟦泾阳县⟧民政局办公室负责日常工作，方便⟦泾阳县⟧困难群众查询救助政策。",
            good="泾阳县民政局协查函2件已回复，向阳朔县民政局移交档案12卷，护送扶沟县走失人员返乡2人次。",
        ),
        Example(
            slot="s1",
            kind="county",
            bad="推动⟦沛县⟧营商环境持续改善，助力⟦盱眙⟧高质量发展。",
            good="转发宝应县人民政府网站防汛信息2条，引进睢宁企业3家，推动市和县经济发展，赴沛县学习政务公开经验。",
        ),
        Example(
            slot="s1",
            bad="为加快建设美丽⟦双沟镇⟧提供信息保障。",
            good="为加快建设美丽乡镇提供信息保障，建设美丽栖梧镇。",
        ),
        Example(
            slot="s1",
            kind="county",
            bad="重点项目经⟦泗洪县⟧人民代表大会票决后公布，督查组对⟦泗洪县⟧所辖各乡镇逐一查看。",
            good="与泗洪县人民代表大会常务委员会联合视察，泗洪县城乡公交线路与我县对接，德清县基层政务公开的做法值得学习，灌云县12名务工人员工资已发放。",
        ),
        Example(
            slot="s1",
            kind="county",
            bad="⟦宝应县⟧第三季度政府网站检查情况已在首页通报。⟦宝应县⟧数字政府建设专班每月通报进度。",
            good="宝应县数字政府建设专班来我县考察。借鉴宝应县12345热线经验。第三季度，政府网站检查情况已通报。",
        ),
        Example(
            slot="s1",
            kind="county",
            bad="⟦沛县⟧直各单位结合职能，梳理公开事项清单。组织⟦沅岭县⟧直机关集中自查。",
            good="转发沛县直机关工委防汛信息2条，县直各单位结合职能，梳理公开事项清单。",
        ),
        Example(
            slot="s1",
            bad="⟦解放路街道⟧办事处在各社区设立意见箱，定期收集居民意见建议。⟦城东街道⟧办事处每月通报公开进度。",
            good="解放路街道办事处居民来我镇查询信息12人次。原城西街道办事处旧址改建为大厅，推动城乡街道、城区街道、小城镇信息公开。",
        ),
        Example(
            slot="s1",
            kind="county",
            bad="根据年初印发的《⟦沅岭县⟧政务公开任务清单》分解任务。为让群众了解⟦沅岭县⟧的落户政策设置查询点。",
            good="学习沅岭县印发的《沅岭县政务公开任务清单》，走进居民小区宣传惠民政策，在政务公开专区设置窗口，各社区全部建立公开栏。",
        ),
        Example(
            slot="s1",
            bad="⟦金穗镇⟧14个社区全部建立月报制度。对⟦金穗镇⟧人民政府的工作提出批评建议。",
            good="栖梧镇14个社区全部建立月报制度，原金穗镇并入后设立社区2个。",
        ),
        Example(
            slot="s1",
            bad="书面意见请寄至⟦柏川镇⟧人民政府办公室，受理点设在⟦柏川镇⟧人民政府一楼大厅。凡属⟦石堰镇⟧人民政府职权范围的事项均编入清单，居民可拨打⟦石堰镇⟧便民电话咨询。",
            good="书面意见请寄至我镇人民政府办公室，受理点设在栖梧镇人民政府一楼大厅，群众可登录县政府网站查询，到石堰镇便民服务中心学习经验，可与周边镇便民服务中心通办。",
        ),
        Example(
            slot="s1", good="威海市政府门户网站由山东省政府信息公开平台统一管理。我镇公开信息86条。"
        ),
    )

    def check(self, context: Context) -> Iterable[Finding]:
        """Peers as subjects, then prefectures and provinces that don't belong together."""
        report = context.report
        own = " ".join(own_names(context))
        titles = context.use(titles_of)
        text = context.prose
        told: list[tuple[int, int]] = []
        if report.issuer_kind in ("town", "street") and report.issuer:
            for match in _PEER.finditer(text):
                name = match["x"]
                tail = core(name)
                if name in own or tail in own or short(tail) in own or NO_TOWN.search(name):
                    continue
                if text.count(name) > 3 or re.match(
                    r"(?:各|全|我|本|该|所有|其他|对|在|由|向|和|与)", name
                ):
                    continue
                if any(
                    ELSEWHERE.search(within(text, at, at + len(name), 10, 10))
                    for at in (m.start() for m in re.finditer(name, text))
                ):
                    continue
                told.append(match.span("x"))
                yield self._leftover(*match.span("x"), name, report.issuer, 0.85)
        for finding in [
            *self._towns(context, text),
            *self._peers(context, text, own),
            *self._same_level(context, text),
            *self._places(text, own, titles),
            *self._strangers(context, text, own, titles),
            *self._in_own_stead(context, text),
        ]:
            if not any(a < finding.end and finding.start < b for a, b in told):
                told.append((finding.start, finding.end))
                yield finding

    def _leftover(self, start: int, end: int, name: str, issuer: str, sure: float) -> Finding:
        """The finding for another unit's name at ``[start, end)`` in a report of ``issuer``."""
        return self.finding(
            start,
            end,
            f"疑似残留其他单位名称“{name}”（本报告单位为{issuer}），请核对",
            confidence=sure,
        )

    def _towns(self, context: Context, text: str) -> Iterable[Finding]:
        """Another town or street where a town's or street's report speaks of itself: by whom,
        whose people, whose work (由青山镇党政办牵头, 向青山镇广大群众)."""
        issuer = context.report.issuer
        if context.report.issuer_kind not in ("town", "street") or not issuer:
            return
        names = [*own_names(context), place_of(issuer)]
        found: dict[str, list[tuple[int, int]]] = {}
        for match in TOWN.finditer(text):
            name = match["x"]
            stem = A_NAME.sub("", name[:2]) + name[2:-1].removesuffix("街")
            if NO_TOWN.search(name) or set(stem) & FUNCTION:
                continue
            if _is_own(name, names):
                continue
            found.setdefault(name, []).append(match.span("x"))
        if len(found) > 2:
            return
        for name, places in found.items():
            if text.count(name) > 2:
                continue
            if any(visited(text, at.start(), at.end()) for at in re.finditer(name, text)):
                continue
            for start, end in places:
                yield self._leftover(start, end, name, issuer, 0.8)

    def _same_level(self, context: Context, text: str) -> Iterable[Finding]:
        """Another place of the report's own level (a county in a county's report), named once
        or twice and not as a place to learn from, to help or to work with."""
        issuer = context.report.issuer
        own_place = place_of(issuer)
        level = next((kinds for kinds in LEVELS[:2] if own_place.endswith(kinds)), None)
        if level is None:
            return
        names = [*own_names(context), own_place]
        found: dict[str, list[tuple[int, int]]] = {}
        for start, end in place_words(text, level):
            name = text[start:end]
            if _is_own(name, names):
                continue
            # Offices write to and about other counties; only what stands as their own is strange.
            if context.report.issuer_kind == "department" and not (
                addressed(text, start, end) or STANDS.search(text, max(0, start - 5), start)
            ):
                continue
            found.setdefault(name, []).append((start, end))
        # Many names of the same level are a list of units, not a leftover.
        if len(found) > 2:
            return
        for name, places in found.items():
            if len(places) > 2 or any(
                (ELSEWHERE.search(within(text, a, b, 12, 12)) and not addressed(text, a, b))
                or BESIDE.search(text[max(0, a - 4) : a])
                or beside_us(text, a, b)
                or LISTED.search(within(text, a, b, 10, 10))
                or _AFTER.match(text, b)
                for a, b in places
            ):
                continue
            for start, end in places:
                yield self._leftover(start, end, name, issuer, 0.8)

    def _strangers(
        self, context: Context, text: str, own: str, titles: list[tuple[int, int]]
    ) -> Iterable[Finding]:
        """Real places of lexicons/places.tsv and counties.tsv that the unit has no part in."""
        issuer = context.report.issuer
        if not issuer:
            return
        for name, start, end in strangers(
            text,
            f"{own} {issuer} {context.report.text.lstrip()[:40].splitlines()[0]}",
            place_of(issuer),
        ):
            around = within(text, start, end, 12, 14)
            if any(a <= start and end <= b for a, b in titles):
                continue
            if ELSEWHERE.search(around) and not addressed(text, start, end):
                continue
            if beside_us(text, start, end):
                continue
            if BESIDE.search(text[max(0, start - 4) : start]) or LISTED.search(
                within(text, start, start, 10, 0)
            ):
                continue
            yield self._leftover(start, end, name, issuer, 0.8)

    def _in_own_stead(self, context: Context, text: str) -> Iterable[Finding]:
        """Another place where the report names its own: 通过柏川县人民政府网站公开."""
        issuer = context.report.issuer
        own_place = place_of(issuer)
        if not issuer or not own_place:
            return
        names = [*own_names(context), own_place]
        found = [
            (start, end)
            for start, end in in_own_stead(
                text, own_place, context.report.issuer_kind == "department"
            )
            if not any(
                text[start:end] in own
                or own_place.endswith(text[start + 1 : end])
                or sorted(text[start:end]) == sorted(own)
                for own in names
            )
        ]
        if len({text[start:end] for start, end in found}) > 2:
            return
        for start, end in found:
            if text.count(text[start:end]) <= 2:
                yield self._leftover(start, end, text[start:end], issuer, 0.8)

    def _peers(self, context: Context, text: str, own: str) -> Iterable[Finding]:
        """The same office of another place as a subject (桂河市审计局 in a report of 葭塘县审计局)."""
        issuer = context.report.issuer
        match = re.fullmatch(
            r"([一-鿿]{2,8}(?:市|县|区|旗))([一-鿿]{2,14}?)(?:局|委员会|委)", issuer
        )
        if match is None:
            return
        for found in _same_office(match[2]).finditer(text):
            name = found["x"]
            if name in own or issuer.endswith(name) or text.count(name) > 2:
                continue
            around = within(text, *found.span("x"), 14, 14)
            if ELSEWHERE.search(around) or re.search(r"指导|检查|下发|印发|转发|来我", around):
                continue
            yield self._leftover(*found.span("x"), name, issuer, 0.85)

    def _places(self, text: str, own: str, titles: list[tuple[int, int]]) -> Iterable[Finding]:
        found = []
        for match in _places().finditer(text):
            start, end = match.span("x")
            around = within(text, start, end, 10, 10)
            if any(a <= start and end <= b for a, b in titles) or ELSEWHERE.search(around):
                continue
            found.append((match["x"], start, end))
        cities = [f for f in found if f[0] in prefectures()]
        home = _home(cities, own)
        if home is None:
            return
        for name, start, end in cities:
            if name != home:
                yield self.finding(
                    start,
                    end,
                    f"疑似残留其他单位名称“{name}”（本报告所在地为{home}），请核对",
                    confidence=0.85,
                )
        for name, start, end in found:
            if name in provinces() and name != prefectures()[home] and not name.endswith("市"):
                yield self.finding(
                    start, end, f"疑似残留其他单位名称“{name}”（{home}属{prefectures()[home]}），请核对",
                    confidence=0.85,
                )  # fmt: skip


@lru_cache(maxsize=256)
def _same_office(office: str) -> re.Pattern[str]:
    """Another place's office of the same name (审计), as a subject."""
    return lazy(
        rf"(?:^[ \t　]*|(?<=[。；，）]))(?P<x>(?![请与和由对在向从将经按据各全我本该])[一-鿿](?:(?![与和由对在向从])[一-鿿]){{1,3}}(?:市|县|区|旗){office}(?:局|委员会|委))"
        r"(?=党组|党委|各科室|各股室|机关|办公室|全年|认真|严格|高度|按照|积极|主动|每|对|将|共|未|及时|切实)",
        re.MULTILINE,
    )


def _home(cities: list[tuple[str, int, int]], own: str) -> str | None:
    """The report's own prefecture: in its unit's name, else the one it names most often
    (twice or more, and twice as often as any other)."""
    for city in prefectures():
        if city in own:
            return city
    counts = Counter(name for name, _, _ in cities).most_common(2)
    if not counts or counts[0][1] < 2 or (len(counts) > 1 and counts[0][1] < 2 * counts[1][1]):
        return None
    return counts[0][0]

"""GR004: 通过……，使…… leaves the sentence without a subject."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nlpcheck.language.lazy import lazy
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.types import Finding, Severity

_FRAME = lazy(
    r"(?:^[ \t　]*|(?<=[。！？]))(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.]|[一二三四五六七八九]是|(?:另外|同时|此外|为此|因此|目前|其中|近年来|今年以来|一年来|年内|例如|比如|总之|特别是|同样|随后|其间|期间)，)?[ \t　]*"
    r"(?P<x>(通过|经过|经由|借助|依托|凭借|凭着|依靠|随着|伴随着?|由于|因为|鉴于(?=[^，。；：！？\n]{2,24}，)|按照|根据|依据|结合|针对|围绕|经(?![济历常营过典验费由])(?=[^，。；：！？\n]{2,20}(?:后|，))|自从?(?=[^，。；：！？\n]{2,24}(?:以来|之后|后)，)|当(?=[^，。；：！？\n]{2,24}(?:后|时)，)|从(?=[^，。；：！？\n使让]{2,20}(?:看|来看|来讲|来说|中)，)|"
    r"对(?=[^，。；：！？\n使让令]{2,30}后，)|在(?=[^，。；：！？\n使让]{2,40}"
    r"(?:指导|领导|努力|支持|关心|关怀|帮助|配合|推动|影响|带动|引领|督促|协调|部署|要求|指引|引导|鼓励|协助|参与|监督|推进|见证|感召|号召|关注|共同努力|支撑|保障|作用|驱动|助力|感染|鼓舞|激励|启发|促进|拉动)之?下，)|"
    r"在(?=[^，。；：！？\n使让令]{2,40}(?:之?后|以来|过程中|期间)，[^，。；\n]{0,4}使(?!其))|"
    r"自从(?=[^，。；：！？\n使让令]{2,24}，[^，。；\n]{0,4}使(?!其)))"
    r"(?:[^，。；：！？\n使让令]|使(?=用)){2,40}，(?:进一步|从而|进而|也|更|不仅|才|便|就|真正|切实|有效地?|最终|终于|逐步|逐渐|大大|极大地?|明显){0,2}(使得?|让|令(?!人|牌)|致使|促使|导致|造成|引起)(?!用(?!户)|命|馆|节|者|领|团)[^，。；\n]{3,60})",
    re.MULTILINE,
)
_LATER = lazy(
    r"(?:^[ \t　]*|(?<=[。！？]))(?:据[^，。；：！？\n使让令]{2,14}(?:反馈|反映|介绍|统计|测算|调查)，|(?:(?:全年|今年|年内|去年|本年度|上半年|下半年|本年|年初|年末|一年来|期间|同时|此外)，?)?"
    r"(?:先后|共|累计|还|又|积极|认真|扎实|深入|持续|不断|进一步|定期|及时|多次|分批|统一|重点|大力|严格){0,2}"
    r"(?:组织|开展|举办|召开|印发|制定|建立|推行|编制|开设|设立|推出|修订|健全|完善|加强|强化|落实|实行|实施|运用|利用|采用|采取|选取|抽取|安排|聘请|邀请|汇总|梳理|清理|排查|整合|搭建|升级|改造|增设)"
    r"(?:了|开展|实施)?[^，。；：！？\n使让令]{2,30}，(?:并|再|又|还)?)"
    r"(?P<x>(?P<p>通过|经过)[^，。；：！？\n使让令]{2,40}，(?:进一步|从而|进而|真正|切实|有效地?|最终|逐步|大大|明显){0,2}(?P<v>使得?|促使|令(?!人|牌))(?!用(?!户)|命|馆|节|者|领|团)[^，。；\n]{3,60})",
    re.MULTILINE,
)
"""The frame behind a clause that begins with its verb, so that no subject carries over."""
_SUBJECT = lazy(r"(?:我|本)[局镇乡县区市街办委厅校院中省]|街道|政府|全[县市区镇局]")

_OCCASIONS = ("随着", "伴随", "伴随着", "鉴于")


class MissingSubject(Rule):
    code = "GR004"
    severity = Severity.WARNING
    summary = "主语残缺，疑似“通过……使……”"
    summary_en = "a sentence without a subject (通过…使…)"
    why = "现代汉语语法：介词结构不作主语，“通过……，使……”“在……下，使……”缺主语，可删去“通过（在、下）”或“使”，或补出主语"
    limits = (
        "只看句首的“通过（经过、随着、由于、按照、自……以来、在……下、对……后）……，使（让、令）……”；前有主语的不报；“通过、经过、在……下”与“使”之外的只作提示。"
    )
    examples = (
        Example(
            bad="⟦通过业务培训，使人员水平明显提高⟧。",
            good="我局通过业务培训，使人员水平明显提高。",
        ),
        Example(
            bad="工作有序开展。⟦经过网站改版，使群众查找信息更加方便⟧。",
            good="通过业务培训，人员水平明显提高。",
        ),
        Example(
            bad="⟦在县政务公开办的指导下，使栏目设置更加规范⟧。",
            good="在县政务公开办的指导下，栏目设置更加规范；在办理过程中，使用统一的文书。",
        ),
        Example(
            bad="⟦随着新平台上线，使办事流程更加清楚⟧。为此，⟦借助社区讲堂，令居民熟悉了办法⟧。⟦对旧栏目调整后，使查找更加方便⟧。",
            good="随着新平台上线，办事流程更加清楚；由于人手不足，使用外包服务；对外公布后，令人满意。",
        ),
        Example(
            bad="⟦随着一体化平台投入使用，使报送时间缩短一半⟧。⟦伴随机构职能的调整，使公开事项减少23项⟧。⟦鉴于新旧平台并行，导致信息员须两次录入⟧。",
            good="由于管理不善，导致积压。随着平台投入使用，报送时间缩短一半。伴随机构调整，使用新印章。鉴于平台并行，信息员须两次录入。",
        ),
        Example(
            bad="⟦按照清单逐项核对，使目录与实际一致⟧。⟦自专窗设立以来，使往返次数明显减少⟧。⟦通过定期通报，进一步使责任意识得到增强⟧。",
            good="按照要求，使用统一文书；自平台上线以来，往返次数减少；根据规定，应当使申请人知悉。",
        ),
        Example(
            bad="⟦在新版查询系统上线后，使用户查阅更加便捷⟧。⟦在数字技术的支撑之下，使审批时间缩短一半⟧。",
            good="在收到申请后，使其知晓流程；在新办法施行后，使用旧文书的应当更换。在参观平台后，使节们表示满意。在推进改革的同时，使群众得到实惠。",
        ),
        Example(
            bad="据水管单位反馈，⟦通过建立公示制度，令农户的疑虑逐步消除⟧。全年组织四次网上巡查，⟦通过巡查，使错链、断链问题得到纠正⟧。⟦通过邀请代表列席会议，促使改造方案顺利实施⟧。",
            good="我局组织四次网上巡查，通过巡查，使断链得到纠正。全年组织四次巡查，断链得到纠正。各镇开展培训，通过考试的，使用新证。",
        ),
        Example(
            bad="⟦通过政策讲堂，让群众听得懂政策⟧。",
            good="通过业务系统，使用电子印章答复申请。经济的快速发展，让群众的日子越过越好；经历了几年磨合，让人放心。",
        ),
    )

    def check(self, context: Context) -> Iterable[Finding]:
        """Sentences that open with the frame, or with a clause without a subject before it."""
        for match in _LATER.finditer(context.prose):
            drop = f"“{match['p']}”或"
            yield self.finding(
                match.start("x"), match.end("x"),
                f"疑似主语残缺：“{match['p']}……，{match['v']}……”，建议删去{drop}“{match['v']}”，或补出主语",
                confidence=0.75,
            )  # fmt: skip
        for match in _FRAME.finditer(context.prose):
            first = match["x"].split("，", 1)[0]
            if _SUBJECT.match(first) or (match[2] == "由于" and match[3] in ("令", "致使")):
                continue
            if match[3] in ("导致", "造成", "引起") and match[2] not in _OCCASIONS:
                continue  # 由于管理不善，导致…… is common
            # 随着, 由于 and 对……后 are told less surely: what they open may be the subject's own frame.
            late = match[2] == "在" and not first.endswith("下")
            spoken = late or match[3] in ("让", "令", "致使", "导致", "造成", "引起") or match[2] not in ("通过", "经过", "在")
            drop = "" if match[2] in ("在", "从", "对") else f"“{match[2]}”或"
            yield self.finding(
                match.start("x"), match.end("x"),
                f"疑似主语残缺：“{match[2]}……，{match[3]}……”，建议删去{drop}“{match[3]}”，或补出主语",
                severity=Severity.INFO if spoken else None, confidence=0.7 if spoken else 0.8,
            )  # fmt: skip

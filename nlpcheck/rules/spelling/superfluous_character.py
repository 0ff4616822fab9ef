"""SP016: a superfluous character in or between words of official prose."""

from __future__ import annotations

from collections.abc import Iterable

from nlpcheck.language.superfluous import superfluous
from nlpcheck.rules.base import Context, Example
from nlpcheck.rules.many import ManyPatterns
from nlpcheck.types import Finding, Severity

_SHOWN = (
    r"[^，。；、]{0,10}(?:网站|网页|公众号|公开栏|公示栏|公告栏|大厅|平台|专栏|报纸|电视|媒体|门户|APP)"
    r"[^，。；、]{0,6}(?:刊登|发布|公布|公开|张贴|公示|播放|登载|刊载|上线|展示|展出|滚动)"
)
"""A place and what is done there, of which 在 tells (and 在于 does not)."""


class SuperfluousCharacter(ManyPatterns):
    code = "SP016"
    severity = Severity.WARNING
    summary = "疑似多字"
    summary_en = "a character put into a word or between two words that take none"
    why = "录入或修改时残留的字，使词语断开、语句不通"
    limits = (
        "只查公开文本中从不拆开的词（lexicons/unparted.tsv）、两词之间从不出现的虚词（lexicons/neighbours.tsv）、"
        "修改时残留的另一词的词尾（lexicons/blends.tsv）"
        "从不连用或意思相同的两个虚词（lexicons/unmet.tsv）、词旁重出的字（lexicons/echoes.tsv）、公开文本中从不出现的三字串、输入法残留的字母；其余由语言模型（SP103）判断。"
    )
    message = "疑似多字：“{text}”，建议核对是否为“{replacement}”"
    safety = "unsafe"
    sureness = 0.89
    # Two of one task, left standing: particles behind a verb, words of place, of time, prepositions.
    patterns = (
        (
            r"((?:得|达|做|收|受|起|遇|接|找|用|落实|提高|深入)到)了到(?![\d今目一二三四五六七八九十])",
            r"\1了",
        ),
        (
            r"(传达|传递|反馈|发放|发送|送达|下发|分发|分送|通知|移交|转交|推送|报送|印发|派发|交办|张贴|发布|配送)给到(?![达位场])",
            r"\1到",
        ),
        (
            r"(?<=[厅室场院馆楼栏站台区网店箱柜窗廊屋心所])(里|内|中)(?:里|内|中|上)(?=[，。；、的])(?<!里里)(?<!内内)(?<!中中)(?<!中里)",
            r"\1",
        ),
        (r"每日天(?![气然津亮台线])|每天日(?![常夜均志程报出落照产间])", "每天"),
        (r"([每当本])(?:月份月|周星期|年度年|季度季)(?![末初中底内度报鉴终会审检])", r"\1"),
        (r"(通过|经过|由于|关于)对于", r"\1对"),
        (r"(针对|根据|按照|围绕)对于", r"\1"),
        (
            r"(?<=群众|公众|企业|社会|居民|村民|市民|百姓|职工|学生|家长|农户|商户|各界)所有(?=(?:关心|关注|期盼|关切|急需|需要|盼望|想)的)",
            "所",
        ),
        (r"最([上下前后左右])的(?=[面边部端]|方(?![式法便案向针略]))", r"最\1"),
        (
            rf"(?<![键点的因质义不处心差贵旨存就难要本题是妙由标源由])在于(?={_SHOWN})",
            "在",
        ),
    )
    examples = (
        Example(
            bad="对来信及时⟦答的复⟧，优化办理⟦流的程⟧。",
            good="对来信及时答复，优化办理的流程，答应的事都已落实。",
            fixed="对来信及时答复，优化办理流程。",
            note="一个词中间多出的字",
        ),
        Example(
            bad="⟦及时是更新⟧栏目信息，提高⟦政务为公开⟧水平。",
            good="及时更新栏目信息，及时是信息发布的要求，政务公开以公开为常态。",
            fixed="及时更新栏目信息，提高政务公开水平。",
            note="两个词之间多出的虚词",
        ),
        Example(
            bad="各科室⟦按的⟧要求报送信息，密切⟦配合和⟧，形成合力。",
            good="各科室按要求报送信息，密切配合，实现碳达峰碳中和。",
            fixed="各科室按要求报送信息，密切配合，形成合力。",
            note="从不连用的虚词、不能收尾的虚词",
        ),
        Example(
            bad="⟦加强对了⟧网站管理，⟦公布示⟧审核结果。",
            good="加强了网站管理，公布审核结果，视频出现在了首页，提出了于都县的做法。",
            fixed="加强了网站管理，公布审核结果。",
            note="动词与“了”之间多出的字，修改时残留的字",
        ),
        Example(
            bad="及时维护⟦栏目栏⟧信息，⟦应当应⟧公开的事项⟦由从⟧各股室提出，并逐项⟦对核查⟧。",
            good="栏目栏次清楚，应当应申请人要求提供副本的除外，由从事档案工作的人员核对账单，面对过去、面向未来。",
            fixed="及时维护栏目信息，应当公开的事项由各股室提出，并逐项核查。",
            note="重出的字、意思相同的两个虚词、没有下文的介词",
        ),
        Example(
            bad="优化营商⟦环商境⟧，查处违法⟦建社设⟧，聘请⟦法律顾g问⟧，严守⟦保密m纪律⟧，推进⟦政zheng策⟧直达。",
            good="使用A型设备和附件b，按照谁审批谁监管的原则养山护山，通过app查询，高产不优质的难题，消费者若主张权利。",
            fixed="优化营商环境，查处违法建设，聘请法律顾问，严守保密纪律，推进政策直达。",
            note="词中误录的字、输入法残留的字母",
        ),
        Example(
            bad="办件质量⟦达到了到⟧新高度，通知⟦下发给到⟧各所，座椅放在查阅室⟦里中⟧，宣传片⟦每天日⟧播放，⟦关于对于⟧欠费的说明⟦在于⟧门户网站发布。",
            good="增加到了到2013年的水平，交给到场的代理人，五公里内，辖区内中小企业，每日天气预报，每天日常巡查，关键在于网站发布及时。",
            fixed="办件质量达到了新高度，通知下发到各所，座椅放在查阅室里，宣传片每天播放，关于对欠费的说明在门户网站发布。",
            note="意思相同的补语、方位词、时间词和介词",
        ),
        Example(
            bad="悬挂⟦横幅横⟧26条，对⟦稿件稿⟧的审核，更新公开⟦南指南⟧。",
            good="防烟排烟设施，意见箱开箱36次，从百年奥运梦，全乡各村，进藏进青施工，低于起拍价出价。",
            fixed="悬挂横幅26条，对稿件的审核，更新公开指南。",
            note="词旁重出的字（公开文本中从不这样相连）",
        ),
        Example(
            good="生活的方式、领土的完整、国防和部队建设，人民的网络，办公的开支，分享了在基层工作的体会。"
        ),
        Example(good="加强了队伍建设，做到了及时更新，负责审核的人员和网上办理的站点均已公开。"),
    )

    def more(self, context: Context) -> Iterable[Finding]:
        """One finding a superfluous character, with the words about it."""
        for found in context.use(superfluous):
            yield self.finding(
                found.start,
                found.end,
                f"疑似多字：“{found.text}”，建议核对是否为“{found.right}”",
                replacement=found.right,
                safety="unsafe",
                confidence=0.89,
            )

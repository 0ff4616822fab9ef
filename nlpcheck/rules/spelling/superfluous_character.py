"""SP016: a superfluous character in or between words of official prose."""

from __future__ import annotations

from collections.abc import Iterable

from nlpcheck.language.superfluous import superfluous
from nlpcheck.language.trade_words import crosses
from nlpcheck.rules.base import Context, Example
from nlpcheck.rules.many import ManyPatterns
from nlpcheck.types import Finding, Severity

_SHOWN = (
    r"[^，。；、]{0,10}(?:网站|网页|公众号|公开栏|公示栏|公告栏|大厅|平台|专栏|报纸|电视|媒体|门户|APP)"
    r"[^，。；、]{0,6}(?:刊登|发布|公布|公开|张贴|公示|播放|登载|刊载|上线|展示|展出|滚动)"
)
"""A place and what is done there, of which 在 tells (and 在于 does not)."""
_MANNER = (
    "有效|及时|严格|认真|切实|真实|积极|持续|全面|逐步|主动|准确|快速|耐心|细致|严密|广泛|稳步|扎实|妥善|合理|规范|科学|圆满|顺利"
    "|高效|逐一|深入|充分|不断|详细|如实|稳妥|有序|明显|极大|大力|大幅|有力|密切|自觉|牢固|坚决|果断|迅速|仔细|热情|公正|公平|客观"
    "|准时|如期|按时|清楚|清晰|直观|广泛深入|高质量|进一步"
)
"""Words that say how, behind which 地 or 的 stands and never both."""


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
        (rf"({_MANNER})地的(?=[一-鿿]{{2}})", r"\1地"),
        (
            rf"({_MANNER})的地(?=[解推落开提做完保办发公回答处整加反化促维规组指帮更])(?!开[发口放])",
            r"\1地",
        ),
        (
            r"(按[月季年期时]|逐[月季年]|定期|及时|一律|随时|当场|主动|如期)的"
            r"(?=在[一-鿿](?<!在[线建职校册岗编])|由[一-鿿](?<!由来)|向[一-鿿](?<!向导)|[将把][一-鿿]|对[一-鿿](?<!对[策话比外象接照应手口账标方]))",
            r"\1",
        ),
        # The preposition once more, right before the verb: 为纳税人为提供.
        (
            r"(?<![因认成作行分称视定列评改设])(?P<a>为[^，。；：、\n为]{2,8})(?<![行认作成称视])为(?=提供|解决|办理|做好|送去|开设|开通|讲解|发放|减免)",
            r"\g<a>",
        ),
        (
            r"(?<![针面应绝核校比反相])(?P<a>对[^，。；：、\n对]{2,10})(?<![应针面核校比反])对(?=进行|开展|予以|给予|作出|加强|加以|实施(?!方案))",
            r"\g<a>",
        ),
        (
            r"(?P<a>(?P<b>[将把])[^，。；：、\n将把]{2,10})(?P=b)(?=纳入|作为|列入|列为|报送|印发|公布|公开|上报|移交|录入|分解|发布|送达)",
            r"\g<a>",
        ),
        (
            r"(?<![方导面流去倾动走投])(?P<a>向[^，。；：、\n向]{2,10})向(?=公布|公开|发放|提供|反馈|通报|报告|反映|发布|征集|征求|推送|宣传)",
            r"\g<a>",
        ),
        (
            r"(?<![自理事缘])(?P<a>由[^，。；：、\n由]{2,10})由(?=负责|统一|牵头|组织(?!部)|承担|审核|签发|办理|承办)",
            r"\g<a>",
        ),
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
            good="防烟排烟设施，意见箱开箱36次，从百年奥运梦，全乡各村，进藏进青施工，低于起拍价出价，一季一季地公布。",
            fixed="悬挂横幅26条，对稿件的审核，更新公开指南。",
            note="词旁重出的字（公开文本中从不这样相连）",
        ),
        Example(
            bad="⟦有效地的⟧解决停车难题，⟦按月的⟧在群内公布，⟦为纳税人为⟧提供延时服务，⟦对散养户对⟧进行登记，⟦将名单将⟧报送镇里。",
            good="感天动地的事迹，统一的在线平台，及时的对策，为企业为群众提供服务，对内对外开展宣传，由镇由村组织验收。",
            fixed="有效地解决停车难题，按月在群内公布，为纳税人提供延时服务，对散养户进行登记，将名单报送镇里。",
            note="“地的”、状语后多出的“的”、重出的介词",
        ),
        Example(
            good="生活的方式、领土的完整、国防和部队建设，人民的网络，办公的开支，分享了在基层工作的体会。"
        ),
        Example(good="加强了队伍建设，做到了及时更新，负责审核的人员和网上办理的站点均已公开。"),
    )

    def more(self, context: Context) -> Iterable[Finding]:
        """One finding a superfluous character, with the words about it."""
        text = context.prose
        for found in context.use(superfluous):
            behind = text[found.end + 2 : found.end + 1 + len(found.text)]
            if found.text[1:2] == "一" and behind == found.text[1:]:
                continue  # 查一处、清一处
            if text[found.end : found.end + 1] == "，" and text[found.end + 1] in _GOES_ON.get(
                found.text[0], ""
            ):
                continue  # 对家乡，对亲人
            if crosses(text, found.start, found.end):
                continue
            yield self.finding(
                found.start,
                found.end,
                f"疑似多字：“{found.text}”，建议核对是否为“{found.right}”",
                replacement=found.right,
                safety="unsafe",
                confidence=0.89,
            )


_GOES_ON = {"对": "对", "从": "从到至", "把": "把"}
"""Behind a preposition's noun and a comma: more of the same kind."""

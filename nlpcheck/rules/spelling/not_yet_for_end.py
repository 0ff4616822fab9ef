"""SP003: 末 written for 未."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nlpcheck.language.lazy import lazy
from nlpcheck.rules.base import Context, Example
from nlpcheck.rules.many import ManyPatterns
from nlpcheck.types import Finding, Severity

_VERBS = (
    "收到|收取|发生|出现|公开|更新|落实|开展|按[时期要规照]|及时|能(?!源|力|量)|经|列入|涉及|被|接到|受理|产生|"
    "形成|建立|制[定发作]|设置|设立|配备|达到|完成|办结|予以|造成|提起|引[发起]|进行|提供|答复|新增|废止|"
    "明确|严格|充分|征求|必(?!须)|申请|纳入|实[现行施]|得到|取得|采取|作出|履行|说明|公布|发布|报[送备]|"
    "批准|署名|逾期|超期|受到|解决|建成|纠正|整改|通过(?!率)|采纳|参加|反馈|注明|标[明注]|公示|签收|送达|备案|超过|"
    "单独|另行|上报|做到|全面|有效|对(?=外|社会|公众|申请)|向(?=社会|申请|公众)"
)


class NotYetForEnd(ManyPatterns):
    code = "SP003"
    severity = Severity.ERROR
    summary = "“未”误作“末”"
    summary_en = "末 written for 未"
    why = "形近字误用：“未”表示没有，“末”表示末尾（《现代汉语词典》）"
    limits = "“2023年末收到”“本年末”“年度末”等可表示时点的写法不报。"
    message = "“{text}”应为“{replacement}”（形近字）"
    safety = "safe"
    sureness = 0.98
    patterns = (
        (
            r"(?:(?<!年)|(?<=全年))(?<!年度)(?<!季度)(?<![”月周旬季期岁纪代始本粗终学文篇句段卷课尾之最强毫芥秋舍])"
            rf"末(?={_VERBS})",
            "未",
        ),
        (r"(?<=[尚仍从暂])末(?!端|梢|位|尾)", "未"),
        # 期末 and 时末 are no words behind these (长期末更新, 复查时末见).
        (
            rf"(?<=[长逾超限定]期)末(?=[一-鿿])(?![端梢尾期])|(?:(?<=[到按如短]期)|(?<=[查检办核审阅访行工间中][查验理对核读问时中])(?<=[时中])|(?<=期间))末(?={_VERBS}|见|影响|能|有|因|向|对|遇)",
            "未",
        ),
        # Before a verb of one character and its complement (末办齐), at the head of a clause or
        # after a word that is no time.
        (
            r"(?:(?<=[，。；：、\n（])|(?<=[均都也还皆且并因如但若该其或曾则而]))末(?=[办见经按能获报达到收发将对与向被予设建改结定满尽出入交缴填签盖审查看听说提做作开完用在有受列纳取接回答复公更落明依严充全超遵采履处备登录成形解准批具派配包含指领参组走传存核][一-鿿，。；、])(?!端|期|梢|尾|位|路|班|流|代|枝|节)",
            "未",
        ),
        # 本年度末收到 is a time where a count follows; with none it is 未收到.
        (
            r"(?<=[年]度)末(?=(?:收到|接到|发生|收取|出现|产生|受理|引发|开展|涉及|发现|造成|接获|遇到|形成|制定|出台)(?!的)[^，。；0-9一二三四五六七八九十两百]{0,24}[，。；])|(?<=全年)末(?=[一-鿿])",
            "未",
        ),
        # 连续三个季度末发现: of several quarters together there is no one end.
        (r"(?<=连续[一两二三四五六七八多]个季度)末(?=[一-鿿]{2})", "未"),
        # Words that begin with 未 or end with it.
        (
            r"(?<![年月周期季岁纪代度天旬始本日时课文章卷段句篇])末(?=来(?!临)|雨绸缪|成年|尽|知|必|免|婚|曾|果(?!实)|满|遂|定|完|详|决|竟|央|签|办|经|能(?!源)|予|备案|获)"
            r"|(?<=前所)末(?=有)|(?<=闻所)末(?=闻)|(?<=方兴)末(?=艾)",
            "未",
        ),
        # The other way round: 截至年未, 未端.
        (
            r"(?P<x>(?<=截至)(?P<a>[^，。；]{0,8}[年月季周期]度?)未)(?=[，。；、]|共|累计|全|已)",
            r"\g<a>末",
        ),
        (r"(?<=[周岁])未(?=[，、]|来临|期间|活动|组织|开展|举办|值班|休息)", "末"),
        (
            r"未(?=端(?!正)|梢|位(?:淘汰|约谈|调整|表态|警示|发言|通报|排名|考核|奖|差|问责|惩戒)|尾|班车)",
            "末",
        ),
        # The time of a summing-up: at a clause's head, or behind what goes with a time only.
        (
            r"(?:(?:(?<=[，。；、：\n])|^)(?:在|于|至|到|每到|每)?|(?<=[，。；、：\n今明去](?:在|于|至|到|每))|(?<=每)|(?<=临近)|(?<=赶在)|(?<=岁尾))"
            r"(?P<a>[年月季]度?)(?P<x>未)(?=考核|考评|总结|汇总|盘点|通报|评[议比选]|测评|前|对账|结[余账转]|余额|决算|冲刺|收官|岁尾|公示一次|有(?:考核|总结|评|检查))",
            "末",
        ),
        (
            r"(?<=[本])未(?=倒置)|(?<=舍本逐)未|(?<=(?:事情|事件|工作)始)未|(?<=[细枝]枝)未(?=节)|(?<=细枝)未|(?<=[学任])期(?P<x>未)(?=[，。、考总]|测评)",
            "末",
        ),
    )
    unless = r"(?:新疆|巴州|支援)且末|且末(?:县|机场|古城)"
    examples = (
        Example(
            bad="相关单位⟦末⟧反馈意见。",
            good="村末端管网改造完成，“十四五”末形成体系。",
            fixed="相关单位未反馈意见。",
        ),
        Example(bad="我局⟦末⟧收到申请。", good="2023年末收到申请2件。", fixed="我局未收到申请。"),
        Example(
            bad="全年⟦末⟧发生行政复议，尚⟦末⟧建立台账。",
            good="周末开展政务公开日活动，期末完成测评。",
            fixed="全年未发生行政复议，尚未建立台账。",
        ),
        Example(
            bad="经查⟦末⟧发现错链，因⟦末⟧办齐手续，本年度⟦末⟧接到有关平台建设的意见。",
            good="新疆且末发生地震，从末端治理转向全过程控制，到十二五末将达到1000个，本年度末收到申请2件，且末端管网、末梢治理已完成。",
            fixed="经查未发现错链，因未办齐手续，本年度未接到有关平台建设的意见。",
        ),
        Example(
            bad="截至⟦2023年未⟧，平台运行平稳，服务延伸至⟦未⟧端。",
            good="2023年未收到申请，周未到岗人员已提醒。",
            fixed="截至2023年末，平台运行平稳，服务延伸至末端。",
        ),
        Example(
            bad="对⟦末⟧批准的项目予以清理，来信中有2封⟦末⟧署名，申请件⟦末⟧逾期，系统启用后⟦末⟧出现故障。",
            good="期末通过考试，年末批准预算，月末公示账目，学期末参加评议，管道的末站建成。",
            fixed="对未批准的项目予以清理，来信中有2封未署名，申请件未逾期，系统启用后未出现故障。",
        ),
        Example(
            bad="对长期⟦末⟧维护的账号予以关停，抽查中⟦末⟧见错链，实行⟦未⟧位约谈，年初有安排、年⟦未⟧有考核。",
            good="本期末公示账目，规划期末实现目标，中末期治理，逾期未考核的不予通过，全年未有考核事项，末位淘汰。",
            fixed="对长期未维护的账号予以关停，抽查中未见错链，实行末位约谈，年初有安排、年末有考核。",
        ),
        Example(good="全年未发生行政复议。"),
        Example(good="截至年末完成整改12项，本年末公开清单。"),
    )

    def more(self, context: Context) -> Iterable[Finding]:
        """Any lone 末 between words that are not of time and a verb."""
        text = context.prose
        for match in re.finditer("末", text):
            at = match.start()
            if _lone(text, at):
                yield self.finding(
                    at, at + 1, "“末”疑应为“未”（形近字）",
                    replacement="未", safety="unsafe", severity=Severity.WARNING, confidence=0.9,
                )  # fmt: skip


_BEFORE_END = frozenset("的之")
"""Words of one character behind which 末 may stand by itself (管道的末站); behind any other that
is no time public prose has it nowhere."""
_OF_TIME = lazy(
    r"(?:[年月周旬季期岁度纪代天日时初中汛冬春夏秋假段文篇章句”》）)0-9]|[一二三四五]五)$"
)


def _lone(text: str, at: int) -> bool:
    """Whether 末 is a word by itself, before a verb and not after a time or an end."""
    from nlpcheck.language.segment import has_word, tag

    left = max(0, at - 10)
    clause = re.split(r"[，。；：、\n]", text[left:at])[-1]
    after = re.split(r"[，。；：、\n]", text[at + 1 : at + 9])[0]
    if has_word(clause[-1:] + "末") or any(has_word("末" + after[:n]) for n in (1, 2, 3)):
        return False
    # Both sides by themselves: in 末发现 the segmentation guesses a word 末发.
    before = tag(clause)[-1][0] if clause else ""
    following, kind = tag(after)[0] if after else ("", "")
    if _OF_TIME.search(before) or kind[:1] not in ("v", "p", "d") or after[0] == "站":
        return False
    if before and not re.match("[一-鿿]", before):
        return False
    if len(following) >= 2 and kind[:1] == "v":
        return before not in _BEFORE_END
    return bool(before) and before not in _BEFORE_END

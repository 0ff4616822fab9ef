"""Counts of applications told in any order of words: a topic from the classes of all words round it.

Where the patterns of :mod:`topics` ask for an order (verb, noun, sum), this asks that each word
before and behind the count in its clause be of a known class (times, sums, who applies, verbs
of receiving, answering, kinds of answer) and lets the classes decide.  One word that is of none
makes it silent: 收到网上申请5件, 许可申请办结5件 hold such a word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from nlpcheck.language.lazy import lazy
from nlpcheck.language.quantities.applications import in_applications
from nlpcheck.language.quantities.model import Quantity

_BODY = r"(?:局|镇|乡|街道|县|区|市|委|办|机关|单位|部门|办公室)"
_MEANS = r"(?:网[上络站]|信函|邮寄|当面|现场|线[上下]|窗口|传真|电子邮件|平台|书面|口头)"
_KINDS = (
    # what stands for another class must come before its parts
    ("k", r"除(?:了)?上一?年(?:度)?(?:结转|转入)的?(?:\d+件)?(?:政府信息公开)?申请?(?:\d+件)?(?:之)?外"),
    ("c", rf"(?:通过|经由?|以)?{_MEANS}(?:[、和及与]{_MEANS})*(?:等(?:各类|各种|多种)?|[两二三四五六](?:种|类|个)|各(?:种|类|个))(?:渠道|途径|方式|形式|方面)"
     r"|(?:通过|经由?)?各(?:种|类|个)(?:渠道|途径|方式|形式)"),
    ("o", r"(?:从|由)?(?:上一?年度?|去年|往年|上期)(?:末|底)?的?(?:尚?未办结(?:的|并|而)?)?(?:结转|转入|转来|遗留|延续|结余|接转)(?:(?:到|至|入)?本年度?)?(?:继续办理)?(?:部分|数量|件数|数)?"
     r"|结转(?:到|至|入)本年度?(?:继续)?(?:办理)?|(?:承接|接续|接转)(?:上一?年度?|去年)(?:结转|遗留)?"),
    ("x", r"(?:转|结转|转入|顺延|留待)(?:到|至|入)?(?:下一?年度?|次年|明年)(?:度)?(?:继续)?(?:办理|答复|处理)?(?:部分|数量)?"),
    ("t", r"(?:截[至止]|[至到])?(?:20\d\d年|本年|当年|今年|全年|年)?(?:度)?(?:年底|年末|底|末|12月31日)(?:之?前)?|(?:自|从)?(?:20\d\d年)?1月1日(?:起)?(?:[至到—-])(?:20\d\d年)?12月31日(?:期间|止)?"
     r"|20\d\d年度?|本?报告(?:期|年度)内?|全年度?|本年度?|今年(?:以来)?|当年度?|年度|年内|一年来|期初|年初"),
    ("n", r"(?:政府|政务)?信息公开(?:的)?申请(?:件|事项|表|书)?|(?:政府信息)?依申请公开(?:政府信息|信息)?(?:的)?(?:申请|件|事项)?|申请公开(?:政府)?信息(?:的)?(?:申请|事项)?"),
    ("d", r"(?:销号)?(?:(?:办理|处理|处置|答复|办复|审查|审核|回复)(?:完毕|完结|完成|终结)|办结|办毕|办完|办妥|审结|答结|结办|完结)(?:总?数|数量|总?量|件数)?|(?:办理|处理)(?:结果)?(?:总计|总量|总数|合计)|"
     r"完成(?=[^，。；]{0,14}(?:办理|答复|处理|办复)(?:工作)?$)|(?:出具|制发|发出|作出|做出|送达|制作|印发)的?(?:政府信息公开)?(?:申请)?(?:的)?(?:答复书|告知书|答复意见书?|答复文书|答复函|处理决定书?|处理意见)|(?:答复|办复|回复)(?:数|数量|量|件数|总量)?|(?:办理|处理)(?:结果)"),
    ("h", r"本机关不掌握(?:的)?(?:(?:相关|有关|所申请(?:的)?|申请人(?:所)?(?:需要?|申请|要求)(?:的)?)?(?:政府)?信息)?|(?:因|属于?|经检索)*(?:本机关|本单位|我局|我镇|我街道)(?:并)?不(?:掌握|存在|持有)(?:(?:相关|有关|所申请(?:的)?|其)?(?:政府)?信息)?"),
    ("m", r"没有现成信息(?:、?需要?另行制作)?"),
    ("u", r"补正后(?:申请内容)?仍不明确"),
    ("p", r"(?:作|以|按)?部分(?:予以)?(?:公开|提供)"),
    ("j", r"不予公开"), ("l", r"无法提供"), ("q", r"不予处理"),
    ("g", r"(?:予以|全部|全文|完全|全面|同意|给予|准予|依法)公开(?:(?:所|其)?(?:申请|需|需要)(?:的)?信息)?|向申请人(?:公开|提供)(?:了)?(?:其|所)?(?:需|需要|申请|申请的)?(?:的)?(?:相关|有关|政府)?信息|(?:公开|提供)(?:了)?(?:其|所)(?:需要?|申请)(?:的)?(?:政府)?信息"),
    ("w", r"新(?:收(?:到)?|提出|提交|递交|接收|受理|增|登记)(?:的)?"),
    ("r", r"收到|受理|接收|接到|收件|登记|提出|提交|递交|收悉|收取|接获|新的"),
    ("s", r"(?:此|该|这|上述|以上)(?:类|些)?申请(?:件)?|所有申请|申请件|来件|收件|申请(?!人)"),
    ("a", rf"(?:公民|自然人|个人|群众)(?:[、和及与或]|以及)(?:法人|企业|单位|组织)(?:(?:[、和及与或]|以及)?其他组织)?|社会公众|社会各界|公众|群众|居民|村民|市民|申请人|向|[我本]{_BODY}(?:政府)?"),
    ("i", r"其中"),
    ("y", r"上一?年度?|去年"),
    ("z", r"尚?未(?:到|满|届满?)(?:法定)?(?:答复|办理|办结|处理)?(?:期限|时限|期)|(?:答复|办理|办结)?(?:期限|时限)(?:尚)?未(?:到|满|届满)|(?:尚|仍)?未(?:办结|答复|办理完毕|办完)|(?:尚|仍|正)?在(?:办|办理)(?:中)?"),
    ("f", r"继续(?=办理)|经(?:检索|核实|核查|查询|查找|查证)(?:后)?|查无(?:相关|有关)信息|确属|确认|认定|查明|(?:按照?|依照|根据)申请人(?:的)?(?:要求|申请|需求)|按照?(?:表格|统计)口径|(?:从|按)(?=(?:办理|处理|答复)结果)|据统计|经?(?:依法)?(?:区分处理|审查|审核|研究)(?:后)?|即|(?<=新收)部分|由[两三]部分(?:构成|组成)|经逐件办理|依法依规|依法|按规定|按[时期]|在?(?:法定|规定)(?:的)?(?:期限|时限|时间)(?:之?内)?|如期|及时|规范|妥善|逐件|逐一|顺利|严格|认真|高效|准时|限时|实际|最终|现已|业已|按照?(?:要求|程序|规定|时限)|出具|完成|(?:会同|联合|配合|协同|组织|由)?(?:各|相关|有关|业务|职能|承办|责任|内设)*(?:科室|处室|股室|法制机构|法律顾问|专人|专班|办公室)(?:会同|联合|配合|协同|及|和|与)?|并|且|而|工作|方式|形式|意见|结论|为由|理由|之外|已经|均已|全部|作出|做出|给出|予以|得到|获得|获|办理|一项|一类|一栏|方面|情况|情形|类型?|答复|告知(?:申请人)?|处理|决定|结果|渠道|件数|数量|总量|总数|里面|之中"
     r"|共计|合计|总计|累计|一共|总共|分别|达到|仅|只|另|还|尚|仍|又|再|已|均|都|共|计|为|是|有|达|作|经|对|以|由|于|在|里|中|内|来|看|的|了|和|及|与|数|量|件|[，、：:“”‘’（）() ]"),
)  # fmt: skip
_RESULT = {
    "g": "granted",
    "p": "partly_granted",
    "j": "refused",
    "l": "unavailable",
    "q": "not_processed",
    "h": "unavailable_not_held",
    "m": "unavailable_not_made",
    "u": "unavailable_unclear",
}
_NEUTRAL = frozenset("tfak")
_FOREIGN = lazy(
    r"许可|审批|信访|补贴|救助|低保|复议|诉讼|提案|建议|投诉|工单|留言|咨询|公文|属性|不动产|登记证"
)
_BY_OTHERS = lazy(r"^[^。]{0,40}(?:提出|提交|递交|申请|收到|受理)[^。]{0,12}\d")
_CLOSED = lazy(
    "办结|完毕|完结|办毕|办完|办妥|审结|答结|(?:办理|处理|答复|办复)完成|作出答复[^，。]{0,2}(?:共|合计|总计|累计)"
)
_RESULTS_SUM = lazy("(?:办理|处理)结果(?:总计|总数|合计|总量)")
_TAKEN_AND_DONE = lazy(
    "(?:受理|接收|收到)(?:并|、|及|且|后)?(?:已|均|全部|依法|按[时期]|及时)*(?:办结|办毕|审结|答复|办复|办理完毕|处理完毕)"
)
_ALL_OF_IT = lazy(r"^，?(?:均|都|全部)(?:为|是|系|属于?)(?:政府信息公开|依)申请")
_APPLIED = lazy("申请")
_NAMED = lazy(r"信息公开申请|依申请公开|申请公开(?:政府)?信息")


_REMARKED = lazy(r"(?<=[，；。\n\u3000])(?P<said>[一-鿿]{4,24})（[^（）。；]{1,14}）$")
_GOES_OVER = lazy(
    r"^，(?:均|都|已|将|需|拟|全部|按规定|依法|按程序)*(?:结转|转|转入|顺延|留待)(?:到|至|入)?(?:下一?年度?|次年|明年)"
)


@cache
def _words() -> re.Pattern[str]:
    """All classes, each a group named by its letter; in the order in which they are tried."""
    return re.compile("|".join(f"(?P<{letter}>{words})" for letter, words in _KINDS))


def classes(text: str) -> str | None:
    """The classes of a text's words, a letter each; None where a word is of no class."""
    found: list[str] = []
    at = 0
    for match in _words().finditer(text):
        if match.start() != at or match.end() == at:
            return None
        found.append(match.lastgroup or "")
        at = match.end()
    return "".join(found) if at == len(text) else None


def worded(item: Quantity, prose: str, before: Sequence[Quantity], issuer: str) -> str:
    """The topic of a count by the classes of the words in its clause, "" where not sure;
    ``issuer`` may be named among them."""
    if not item.exact or item.unit not in {"件", "条", "宗", "起", "份", "件次"}:
        return ""
    if not _APPLIED.search(
        prose[max(item.sentence.start - 200, 0) : item.sentence.end].rpartition("\n")[2]
    ):
        return ""
    start = item.span.start - len(item.lead)
    if item.lead in {"", "为", "是", "共", "共计", "合计", "有", "计"} and prose[start - 1] == "）":
        # 已答复办结的申请（含上年结转）为60件: the remark left out
        match = _REMARKED.search(prose, item.sentence.start, start)
        if match is not None:
            start = match.start()
            item = msgspec.structs.replace(item, lead=match["said"] + item.lead)
    told = classes(item.lead.replace(issuer, "本机关") if issuer else item.lead)
    if told is None:
        return ""
    tail = classes(item.tail)
    head = prose[item.sentence.start : start]
    head = head[head.rfind("；") + 1 :]
    if set(told) <= _NEUTRAL and not (tail and set(tail) - _NEUTRAL):
        # 通过网上、信函、当面三种途径新收政府信息公开申请，合计9件
        whole = classes(head.replace(issuer, "本机关") if issuer else head)
        if whole is None or any(
            q.sentence == item.sentence and q.unit not in {"种", "类", "个"} for q in before[-1:]
        ):
            return ""
        told = whole + told
    kinds = set(told) | set(tail or "")
    if _FOREIGN.search(head + item.lead + item.tail):
        return ""
    return _decide(item, kinds, set(told), tail, head, prose, before)


def _decide(
    item: Quantity,
    kinds: set[str],
    told: set[str],
    tail: str | None,
    head: str,
    prose: str,
    before: Sequence[Quantity],
) -> str:
    """The topic that a set of classes tells."""
    said = prose[item.sentence.start : item.span.start]
    named = "n" in kinds or (bool(kinds & set("swo")) and bool(_NAMED.search(said)))
    results = kinds & _RESULT.keys()
    if results and tail is not None:
        if len(results) > 1 and not (results <= {"l", "h", "m", "u"}):
            return ""
        if kinds & set("wrxo") or not (named or in_applications(prose, item, before)):
            return ""
        narrow = results & set("hmu") or results
        return _RESULT[min(narrow)] if len(narrow) == 1 else ""
    if tail is None and item.tail:
        return ""
    if kinds <= _NEUTRAL | set("nsoy") and "o" in kinds and not item.part:
        paragraph = prose[max(item.sentence.start - 200, 0) : item.sentence.end]
        alone = "s" in kinds and not _FOREIGN.search(paragraph.rpartition("\n")[2])
        return "carried_in" if named or alone else ""
    if kinds <= _NEUTRAL | set("nsx") and "x" in kinds and named:
        return "carried_forward"
    if kinds <= _NEUTRAL | set("nsz") and "z" in kinds and not item.tail:
        told_so = _GOES_OVER.match(prose[item.span.end : item.sentence.end])
        return "carried_forward" if told_so and (named or "s" in kinds) else ""
    if item.part or "i" in kinds:
        return ""
    if kinds <= _NEUTRAL | set("nscwr") and kinds & set("wr"):
        rest = prose[item.span.end : item.sentence.end]
        if _BY_OTHERS.search(rest):
            return ""
        if named and (told & set("wr")):
            return "received"
        if "s" in kinds and _ALL_OF_IT.match(rest):
            return "received"
        if "w" in kinds and _NAMED.search(head) and not item.tail and "外" in head[-3:]:
            return "received"
        return ""
    if kinds <= _NEUTRAL | set("nsd") and "d" in kinds:
        last = before[-1] if before else None
        if named or ((last is None or last.sentence != item.sentence) and _NAMED.search(head)):
            return "handled"
        if _RESULTS_SUM.search(item.lead) and _NAMED.search(
            prose[item.sentence.start : item.sentence.end]
        ):
            return "handled"
        after = prose[last.span.end : item.span.start] if last else ""
        if last and last.topic in {"received", "carried_in"} and len(after) < 30:
            return "handled" if _CLOSED.search(item.lead + item.tail) else ""
    if kinds <= _NEUTRAL | set("nsdr") and named and _TAKEN_AND_DONE.search(item.lead):
        return "handled"
    return ""

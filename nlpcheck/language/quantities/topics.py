"""What a count counts: the topics of a disclosure report, told from the words round it.

A topic is given only where every word between verb and number is one that may
stand there: 收到政府信息公开申请5件 is, 收到行政许可申请5件 and 收到网上申请5件
are not.  What is not sure stays without a topic.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from nlpcheck.language.lazy import lazy

CASE_UNITS = frozenset({"件", "条", "宗", "起", "份", "个", "例", "项", "件次"})

_CHANNEL = r"(?:当面|现场|书面|口头|信函|信件|网络|网上|网页|邮寄|邮件|电子邮件|传真|在线|平台|窗口|线上|线下)"
_HANDED = r"(?:提交|递交|提出|送达|寄来|申请)"
_CHANNELS = (
    rf"{_CHANNEL}(?:(?:、|和|及|与){_CHANNEL})*等(?:各类|各种|多种|各个|不同)(?:渠道|形式|方式|途径)?(?:的)?"
    rf"|{_CHANNEL}(?:、{_CHANNEL})*(?:或|或者){_CHANNEL}(?:形式|方式)?(?:的)?"
    rf"|{_CHANNEL}(?:{_HANDED}?、{_CHANNEL})+{_HANDED}?(?:和|及|与|以及){_CHANNEL}(?:[两三四五六][种类个])?(?:渠道|形式|方式|途径)?{_HANDED}?的?"
)
"""All channels together: 当面、信函、网络等各类, 书面或网上."""
_NOUN = (
    r"(?:政府|政务|信息|公开|依申请|申请公开|新(?=申请)|(?:不同|各类|各种)?主体(?:提出|提交|递交)?的?|申请件|申请表|申请书|申请|有效|要求|对|任何|单位|个人|向(?:我|本)(?:局|镇|乡|街道|县|区|市|委|办|机关|单位)|情况|公民|法人|其他组织|社会公众|公众|群众|形式|各种|各类|要求|递交|申请人|方面|(?:以|通过)[^，。；]{2,16}等(?:多种|各种)?(?:方式|形式|渠道|途径)|"
    rf"{_CHANNELS}|"
    r"(?:群众|公众|市民|居民|村民|个人|公民|自然人)(?:和|及|与|、)(?:企业|法人|单位|其他组织|组织|机构)的?|"
    r"来自(?:社会公众|社会各界|公众|群众)的|来自(?:个人|自然人|公民)(?:和|及|与|、)(?:企业|法人|单位|其他组织|组织)|"
    r"和|及|与|或者|或|、|各类|有关|新增|新收|提出|提交|书面|的|等|事项|件|案件|类|数量|总量|总数|总件数|件数|量|数)"
)
_SUM = r"(?:一共|共计|合计|总计|总共|累计|共|计)?(?:为|是|达到|达|有|:|：)?"
_YEARWORD = r"(?:(?:20\d\d年?|本|今|全|去|上|上一|一|这一|报告|该)年?(?:度|以来|来|内|中)?)"
_ADVERB = r"(?:共|共计|总共|一共|累计|合计|新|已|总计|实际|全年|年内|依法依规|依法|依规|按[时期]|按规定|按要求|及时|全部|都|现|目前|妥善|认真|只|仅|均|也|再|曾|曾经|线上线下)*"
OPEN = r"(?:尚?未(?:办结|答复|办理完毕|完成)|在办)"
CARRIED = r"(?:跨年)?(?:结转|转结|延续|转入|转来|转接|接转|遗留|结余|留存|留下|跨年(?=件|申请)|顺延(?=[至到][本今]))"
CAME = rf"(?:{OPEN}(?:的|并|而|、)?(?:申请)?(?:{CARRIED})?|{CARRIED})"
"""What is said of an application of the year before: 未办结, 结转, 未办结并转入."""
_MADE = r"(?:制发|新制定|制定|印发|新制发|制定(?:并|、)?(?:印发|发布|公布|出台|实施)|起草并印发|新出台|出台)"
_DECIDES = r"(?:颁发|签发|制发|送达|核准|作出|做出|办理|实施|办结|下达|采取|执行|开展|审批|核发|完成|查办|查处|给予|处以)"
_PAST = r"(?:上一?年度?|上期|去年|年初|期初|往年|以前年度|前一年度?|上一?个?年度|20\d\d年度?)"

_TIMES = r"(?:(?:截至|截止)?(?:20\d\d年)?(?:\d+月\d+日|年底|年末|目前)|当年|当年度)?"


class Topic(msgspec.Struct, frozen=True):
    """A topic and its table cell: ``rows`` add up to it (in their ``sum`` column)."""

    key: str
    name: str
    table: str = ""
    rows: tuple[str, ...] = ()


TOPICS: dict[str, Topic] = {
    t.key: t
    for t in (
        Topic("received", "收到政府信息公开申请", "applications", ("new",)),
        Topic("carried_in", "上年结转", "applications", ("carried_in",)),
        Topic("carried_forward", "结转下年度", "applications", ("carried_forward",)),
        Topic("unfinished", "尚未办结的申请"),
        Topic("handled", "办结申请", "applications", ("total",)),
        Topic("granted", "予以公开", "applications", ("granted",)),
        Topic("partly_granted", "部分公开", "applications", ("partly_granted",)),
        Topic(
            "refused",
            "不予公开",
            "applications",
            (
                "refused_state_secret",
                "refused_other_law",
                "refused_safety",
                "refused_third_party",
                "refused_internal",
                "refused_process",
                "refused_case_file",
                "refused_query",
            ),
        ),
        Topic(
            "unavailable",
            "无法提供",
            "applications",
            ("unavailable_not_held", "unavailable_not_made", "unavailable_unclear"),
        ),
        Topic(
            "not_processed",
            "不予处理",
            "applications",
            (
                "not_processed_petition",
                "not_processed_repeat",
                "not_processed_publication",
                "not_processed_frequent",
                "not_processed_reissue",
            ),
        ),
        Topic(
            "other",
            "其他处理",
            "applications",
            ("other", "other_uncorrected", "other_unpaid", "other_rest"),
        ),
        Topic("reconsideration", "行政复议", "litigation", ("reconsideration",)),
        Topic("litigation", "行政诉讼", "litigation", ("direct", "after")),
        Topic("litigation_direct", "未经复议直接起诉", "litigation", ("direct",)),
        Topic("litigation_after", "复议后起诉", "litigation", ("after",)),
        Topic(
            "disputes", "行政复议和行政诉讼", "litigation", ("reconsideration", "direct", "after")
        ),
        Topic("documents_made", "制发规范性文件", "proactive", ("normative_documents",)),
        Topic("documents_abolished", "废止规范性文件", "proactive", ("normative_documents",)),
        Topic("documents_in_force", "现行有效规范性文件", "proactive", ("normative_documents",)),
        Topic("licensing", "行政许可决定", "proactive", ("licensing",)),
        Topic("penalties", "行政处罚决定", "proactive", ("penalties",)),
        Topic("compulsion", "行政强制", "proactive", ("compulsion",)),
    )
}

_NAMES = {"unavailable_not_held": "本机关不掌握相关政府信息"}
LEAVES = {
    "refused_state_secret": "国家秘密",
    "refused_safety": "(?:危及)?“?三安全一稳定”?",
    "refused_third_party": "(?:保护)?第三方合法权益",
    "refused_internal": "(?:三类)?内部事务信息",
    "refused_process": "(?:四类)?过程性信息",
    "refused_case_file": "行政执法案卷(?:信息)?",
    "refused_query": "行政查询事项",
    "unavailable_not_held": "(?:本机关|本单位)?不掌握(?:(?:相关|有关|该|所申请的?|申请人(?:所)?(?:需要?|申请|要求)的?)?(?:的)?(?:政府)?信息)?",
    "unavailable_not_made": "没有现成信息(?:、?需要另行制作)?",
    "unavailable_unclear": "补正后(?:申请内容)?仍不明确",
    "not_processed_petition": "信访(?:、)?举报(?:、)?投诉类(?:申请)?",
    "not_processed_repeat": "重复申请",
    "not_processed_frequent": "(?:无正当理由)?大量反复申请",
}
"""Rows of table three under a category, with the words that name them in prose."""
TOPICS |= {
    key: Topic(
        key, _NAMES.get(key) or re.sub(r"\(\?:|\)\??|[”“?、]", "", words), "applications", (key,)
    )
    for key, words in LEAVES.items()
}

RESULTS = ("granted", "partly_granted", "refused", "unavailable", "not_processed", "other")
DISPUTES = ("reconsideration", "litigation", "litigation_direct", "litigation_after", "disputes")
OUTCOMES = ("upheld", "corrected", "other_result", "pending")
OUTCOME_COLUMN = {
    "upheld": "upheld",
    "corrected": "corrected",
    "other_result": "other",
    "pending": "pending",
}

_RESULT_WORDS = {
    "予以公开": "granted",
    "给予公开": "granted",
    "同意公开": "granted",
    "准予公开": "granted",
    "全部公开": "granted",
    "部分公开": "partly_granted",
    "不予公开": "refused",
    "无法提供": "unavailable",
    "不予处理": "not_processed",
    "其他处理": "other",
}


class Patterns(msgspec.Struct, frozen=True):
    """The compiled patterns, made on first use."""

    received: re.Pattern[str]
    received_tail: re.Pattern[str]
    newly: re.Pattern[str]
    filed: re.Pattern[str]
    noun_first: re.Pattern[str]
    have: re.Pattern[str]
    whole_tail: re.Pattern[str]
    have_tail: re.Pattern[str]
    object_chain: re.Pattern[str]
    carried_in: re.Pattern[str]
    carried_in_tail: re.Pattern[str]
    carried_forward: re.Pattern[str]
    carried_forward_tail: re.Pattern[str]
    carried_forward_next: re.Pattern[str]
    unfinished: re.Pattern[str]
    unfinished_tail: re.Pattern[str]
    handled: re.Pattern[str]
    answered: re.Pattern[str]
    answered_tail: re.Pattern[str]
    leaf: re.Pattern[str]
    leaf_tail: re.Pattern[str]
    result: re.Pattern[str]
    result_tail: re.Pattern[str]
    dispute: re.Pattern[str]
    dispute_tail: re.Pattern[str]
    outcome: re.Pattern[str]
    outcome_tail: re.Pattern[str]
    documents: re.Pattern[str]
    documents_lead: re.Pattern[str]
    documents_tail: re.Pattern[str]
    decisions: re.Pattern[str]
    decisions_bare: re.Pattern[str]
    decisions_lead: re.Pattern[str]
    decisions_tail: re.Pattern[str]


@cache
def patterns() -> Patterns:
    """All patterns over lead and tail."""
    verb = (
        r"(?:登记在册|登记|新接(?=政府|政务|信息公开|依申请)|收到|收取|受理|接收|接到|接获|收悉|接受|承接|(?<![征验回吸接签])收(?=政府|政务|信息公开|依申请|$))"
        r"(?:(?:并|、)?(?:登记|收到|受理|接收|办理|处理|答复))*到?(?:了|的)?"
    )
    chain = rf"{_NOUN}+"
    after = r"(?:下一?年度?|次年|明年|20\d\d年度?)(?:度)?(?:继续)?(?:办理|答复|处理)?"
    results = "|".join(w for w in _RESULT_WORDS if w != "全部公开")
    answer = "(?:办理|作出|做出|予以|给予|进行)*(?:并)?(?:办理完毕|处理完毕|答复完毕|(?:办理|处理|答复)(?:完成|完结)|(?:答复|办理|处理|受理)(?:并|、)?(?:办结|答复)|答复|回复|办复|办结|办理|处理)"
    p = lazy
    return Patterns(
        received=p(
            rf"^(?P<actor>.*?){_ADVERB}(?P<verb>{verb}|(?:办理)?新收|新增(?:了|的)?(?=(?:政府|政务)?信息公开申请|依申请公开))(?P<object>{_NOUN}+?)?{_SUM}$"
        ),
        received_tail=p(
            rf"^(?:的)?{_NOUN}*?依?申请(?:公开件|件|公开|表)?(?:政府信息)?$|^(?:的)?{_NOUN}*?申请(?=[，,。；;（(均全按中里共]|(?:涉及|主要|已|现|都|皆|也|年内|当年))"
        ),
        newly=p(
            rf"^(?:其中|包括|：)*(?P<actor>.*?){_ADVERB}(?:新收|新增)(?:到)?(?:的)?(?P<object>{_NOUN}+?){_SUM}$"
        ),
        filed=p(
            rf"^(?P<actor>.*?)(?P<who>社会公众|公众|人民群众|群众|居民|村民|市民|申请人|各类申请人|公民|(?:公民|自然人)(?:、|和|及|与|或|或者)(?:法人|企业|单位|其他组织)(?:(?:和|及|与|或|或者|以及|、)其他组织)?)"
            rf"(?:共|共计|累计)?(?:(?:依法|全年|共|向(?:我|本)(?:局|镇|乡|街道|县|区|市|委|办|机关|单位|级政府)|通过[^，。；]{{2,16}})*)(?:共|共计|累计)?"
            rf"(?:(?:提出|提交|递交|申请)(?:了|的)?(?:{_NOUN})*?(?:信息公开申请|公开(?:政府|政务)?信息|依申请公开申请)){_NOUN}*{_SUM}$"
        ),
        noun_first=p(
            rf"^(?P<actor>.*?)(?:(?:政府|政务)?信息公开申请|(?:政府信息)?依申请公开(?:申请|信息|事项|政府信息|件)?(?=(?:共|总|累计)?(?:收件|受理|接件|办件|收到|接收|登记)))(?:件)?(?:共|总|累计)?(?:收件|受理|接件|办件|收到|接收|登记)?(?:数量|总量|总数|收件量|受理量|接收量|件数|收件数|总件数|量|数)?(?:共|总)?(?:收到|受理|新收|新增)?{_SUM}$"
        ),
        have=p(
            rf"^(?:{_YEARWORD}|[我本](?:局|镇|乡|街道|县|区|市|委|办|机关|单位)|，)*(?:共有|总共有|累计有|共计有|一共有)$"
        ),
        # 本年度9件政府信息公开申请全部登记建档
        whole_tail=p(
            r"^(?:的)?(?:有效)?(?:政府|政务)?信息公开申请(?:件)?(?:均|全部|都|皆|逐件|已全部|全都)"
        ),
        have_tail=p(
            r"^(?:的)?(?:有效)?(?:政府|政务)?信息公开申请(?:件)?(?:由(?:我|本)(?:局|镇|乡|街道|县|区|市|委|办|机关|单位)(?:受理|登记|办理)"
            r"|(?:提交|递交|提|寄|送)(?:到|至|给)了?(?:我|本)(?:局|镇|乡|街道|县|区|市|委|办|机关|单位))?$"
        ),
        object_chain=p(rf"^{chain}$"),
        carried_in=p(
            rf"^(?:.*[含、，其中另外括有为：]|除了?|除去|(?:.{{2,18}}(?:政府|[局委办厅院镇乡]|街道|机关|单位))?(?:20\d\d年度?|全年|本年度?|今年)?(?:继续|接续|优先|认真|依法|集中)*(?:办理|承接|接办|接续|对|将|把)?|(?:政府信息公开|依申请公开)?申请(?:件)?(?:中|里)?|另外?有?|加上?|连同|算上|还?有|以及|和|及|将|把|对|年初|期初|年内)?(?:(?:并|同时|还|又|也|另行?|一并|共)*(?:继续|接续)?(?:办理|处理|办结|答复|接办)(?:了)?)?{_ADVERB}(?:由|从|属于?|来自|系|为)?"
            rf"{_PAST}(?:度)?(?:末|底)?的?{CAME}(?:(?:至|到|入)?(?:本|今)年度?|而来|来|过来|下来)?(?:继续)?(?:办理)?(?:尚?未办结|在办|待办|待处理|待答复)?(?:的|之)?"
            rf"{_NOUN}*{_SUM}$|^(?:.*[含、，其中另外有])?(?:结转|承接|接续|接转|续办)(?:自|于|办理)?{_PAST}(?:度)?(?:末|底)?(?:的)?(?:{OPEN}|结转|遗留|在办)?(?:的)?{_NOUN}*{_SUM}$"
        ),
        carried_in_tail=p(
            rf"^(?:的)?(?:政府信息公开)?(?:申请)?(?:件)?(?:均|则|都)?(?:为|系|是|属于?|由|自|来自|从)*{_PAST}(?:末|底)?(?:的)?(?:{CAME}|{OPEN}?(?:的)?(?:申请)?{CARRIED})"
        ),
        carried_forward=p(
            rf"^.*?(?<!未)(?<!不)(?:结转|转入|转|延续|留待|顺延|延至|移至)(?:至|到|入)?{after}的?{_NOUN}*{_SUM}$"
            rf"|^(?:.*[，、其中另有])?(?:期末|年末|年底)结转(?:的)?{_NOUN}*{_SUM}$"
            rf"|^(?:.*[，、其中另有])?(?:待|需|须|将|留待|在|至|于)?(?:下一?年度?|次年)(?:度)?继续(?:办理|答复|处理)的?{_NOUN}*{_SUM}$"
        ),
        carried_forward_tail=p(
            rf"^[^，。；]{{0,16}}?(?<!未)(?<!不)(?:需|须|将)?(?:结转|转入|转|延续|留待|顺延|延至)(?:至|到|入)?{after}"
            r"|^[^，。；]{0,10}?(?:待|将于|将在|需在|须在)(?:下一?年度?|次年|明年|20\d\d年度?)(?:继续)?(?:办理|答复|处理|办结)"
        ),
        # 尚有4件未到答复期限，结转至下年度: what is told of the count in the next clause
        carried_forward_next=p(
            rf"(?:因?[^，。；（\d]{{0,14}}，)?[（(]?(?:已|均|将|需|须|按规定|依法|于|在|待)*(?:(?:结转|转入|转|延续|留待|顺延|延至)(?:至|到|入)?{after}|(?:下一?年度?|次年)度?继续(?:办理|答复))"
        ),
        unfinished=p(
            r"^(?:.*[，其中另有]|还有|尚有|仍有|有|剩余)?(?:未办结|在办|正在办理|未办理完毕|尚未答复)(?:的)?(?:政府信息公开)?(?:申请)?(?:共|为|有)*$"
        ),
        unfinished_tail=p(
            r"^(?:政府信息公开)?(?:申请)?(?:的)?(?:因[^，。；]{0,16})?(?:尚|仍|还|目前)*(?:未办结|在办|正在办理|未办理完毕|未答复|在办理中|正在办理中)"
        ),
        handled=p(
            rf"^(?P<actor>.*?){_ADVERB}(?:(?:办结|办理完毕|处理完毕|办理完结)(?:了|的)?(?:{_NOUN}*)?"
            rf"|(?:办理答复|办理并答复|答复|办理|办复)(?:了|的)?(?:政府信息公开申请|信息公开申请|依申请公开|政府信息依申请公开)(?:件|事项|申请|总数|总量)*"
            rf"|(?:作出|做出|出具|制发|制作)(?:了)?(?:(?:政府)?信息公开申请|(?:政府信息)?依申请公开)(?:的)?(?:答复|书面答复)(?:书|函|意见)?){_SUM}$"
        ),
        answered=p(
            rf"^{_TIMES}{_ADVERB}(?:{answer})(?:了)?(?:申请人?|件|申请件|依申请公开申请)?{_SUM}$"
        ),
        answered_tail=p(
            rf"^(?:的)?(?:申请)?(?:件)?(?:均|全部|都|已经|现已|已|按[时期]|及时|依法|予以|作出|于?年内|当年)*(?:{answer})(?:完毕)?$"
        ),
        leaf=p(
            r"^(?:其中|确?属于?|因|由于|涉及|为|是|系|确?认定?|确认|查明|告知(?:申请人)?|答复|经(?:检索|核实|核查|查询|查找|查证|审查|研究)(?:后)?|查无相关信息|，|、)*(?:"
            + "|".join(f"(?P<{key}>{words})" for key, words in LEAVES.items())
            + r")(?:而|的|类|情形|申请|共|有|为|占|计|无法提供|不予公开|不予处理)*$"
        ),
        # 9件因本机关不掌握相关信息无法提供
        leaf_tail=p(
            r"^(?:申请)?(?:属于?|因|由于|为|是)*(?:"
            + "|".join(f"(?P<{key}>{words})" for key, words in LEAVES.items())
            + r")(?:而|的|，|情形)*(?:无法提供|不予公开|不予处理)(?:$|、|，|；|。)"
        ),
        result=p(
            rf"^(?P<before>.*?)[“‘]?(?P<word>{results}|全部公开(?=的|[”’]))[”’]?(?:的|类|答复|情形|情况|申请|信息|处理|决定|件|数量|数|总计|合计|共|有|为|是|占|计|达|：|:)*$"
        ),
        result_tail=p(
            rf"^(?:申请|的|为|是|作出?|做出|了|予|结果|答复|决定|依法|已|均|获|[“‘])*(?P<word>{results})[”’]?(?:的|处理|决定|答复|$|、|，|；|。)"
        ),
        dispute=p(
            r"^(?P<before>.*?)(?P<word>复议后(?:直接|再|又)?(?:提起|被)?(?:行政)?(?:起诉|诉讼)|"
            r"(?:未经复议)?直接(?:提起|被)?(?:行政)?(?:起诉|诉讼)|行政复议(?:案件)?(?:和|、|及|与|或|或者)行政诉讼|行政复议|行政诉讼|复议|诉讼)"
            r"(?:的|行政|诉讼|(?:政府)?信息公开(?=案)|类|案件|案|申请|事项|数量|总数|数)*(?:共|共计|合计|总计|计|均|都|皆|为|有|：|:|发生)*$"
        ),
        dispute_tail=p(
            r"^(?:政府信息公开)?(?P<word>行政复议|行政诉讼|复议|诉讼)(?:案件|案)?(?=$|[，。；、（(])"
        ),
        outcome=p(
            r"^(?P<before>.*?)(?:(?P<upheld>(?:结果|予以|被)?维持|维持原行政行为|驳回原告诉讼请求)|"
            r"(?P<corrected>(?:结果|予以|被)?纠正)|(?P<other_result>其他结果)|"
            r"(?P<pending>(?:尚|仍|还)?未(?:审|办)结|正在审理|尚在审理))(?:的|案件|共|有|为|：|:)*$"
        ),
        outcome_tail=p(
            r"^(?:案件)?(?:的)?(?:结果为|结果|予以|均|被|为)?(?:(?P<upheld>维持)|(?P<corrected>纠正)|"
            r"(?P<other_result>其他结果)|(?P<pending>(?:尚|仍|还)?未审结|正在审理|尚在审理))(?:$|，|。|；|、)"
        ),
        documents=p(
            rf"^(?P<before>.*?)(?P<word>{_MADE}|废止(?:(?:、|和|及|或者|或|并)(?:宣布)?失效)?|(?:宣布)?失效(?:、|和|及|或者|或|并)废止|现行有效)(?:了|的)?"
            rf"(?P<object>(?:行政)?规范性文件(?:数量|总数|总量|数)?)?{_SUM}$"
        ),
        # 出台4件行政规范性文件
        documents_lead=p(rf"^(?P<before>.*?)(?P<word>{_MADE}|废止)(?:了)?{_SUM}$"),
        documents_tail=p("^(?:行政)?规范性文件(?=$|[，。；、（(])"),
        decisions=p(
            rf"^(?P<before>.*?)(?P<verb>{_DECIDES})?(?:了|的|各类)*(?(verb)(?:[^，。；]{{1,12}}等)?)(?:(?P<word>行政许可|行政处罚|行政强制)"
            rf"(?(verb)(?:执行)?(?:决定|措施|案件|事项|审批|书)*|(?:处理)?决定(?:数量|数|书)?)|(?P<short>(?<=[作做]出)处罚决定|(?<=下达)处罚决定)书?){_SUM}$"
        ),
        decisions_bare=p(
            rf"^{_YEARWORD}，?(?:共|共有|累计)?(?P<word>行政许可|行政处罚|行政强制)(?:案件|措施)?{_SUM}$"
        ),
        # 作出9件行政处罚决定
        decisions_lead=p(rf"^(?P<before>.*?)(?P<verb>作出|做出|下达|实施|采取)(?:了)?{_SUM}$"),
        decisions_tail=p(
            "^(?:的)?(?P<word>行政许可|行政处罚|行政强制)(?:决定|措施)?书?(?=$|[，。；、（(])"
        ),
    )


def result_of(word: str) -> str:
    """The topic of 予以公开, 部分公开 …"""
    return _RESULT_WORDS[word]


_TIME_WORDS = lazy(
    r"(?:(?:自|在|于)?20\d\d年度?|报告年度|今年|当年|本年度?|全年|一年来?|上年度?|去年|年内|报告期内|本报告期|年度内?$|上半年|下半年|截至?(?:20\d\d年)?(?:12月31日|12月底|年底|目前)?)"
    r"(?:以来|来|内|中|期间|全年|度|，|,)*"
)
_FILLERS = lazy(
    r"[\s，,、：:*]|以[^，。；]{1,8}名义|据统计|经统计|其中|另外|此外|总体|依申请公开方面|依申请公开|共计?|累计|一共|总共|合计|线上线下|各个?渠道|全渠道|(?:窗口|大厅|现场|线下|当面)(?:、|和|及|与)(?:网[站上络]|线上|平台)|(?:网[站上络]|线上|平台)(?:、|和|及|与)(?:窗口|大厅|现场|线下|当面)|(?:通过|经由?|以|从)[\u4e00-\u9fff、“”]{2,24}?[两二三四五六2-6](?:种|类|个|条)(?:不同|主要)?(?:渠道|途径|方式|形式)|(?:通过|经由)?(?:线上线下[两二][种个]|线上线下|线上、线下|线上和线下|各种|各类|多种|多个|不同)(?:各类|多种)?(?:途径|渠道|方式|形式)|(?:通过|经由?|以)[^，。；]{2,16}等(?:多种|各种|各类|不同|[两二三四五六]种)?(?:途径|渠道|方式|形式)|已|新收(?:到的?)?$|新增?|分别|依法|总|"
    r"[（(]?[一二三四五六七八九十\d]+[）).．、]|(?:我|本)机关|(?:我|本)单位|(?:我|本)街道|(?:我|本)[局镇县市区街乡委办院厅站中心单位机关]|情况|方面|工作|政府信息公开"
)


def actor_name(before: str) -> str:
    """What is left of the words before a verb when times and fillers are taken away."""
    return _FILLERS.sub("", _TIME_WORDS.sub("", before)).strip()


_WHOLE_GOVERNMENT = lazy(
    r"全[省市县区州盟旗]|[省市县区州盟旗](?:政府|人民政府)?(?:本级)?(?:及|和)(?:各|其|所属)?.*部门|各级(?:行政机关|政府)|我[省市县区州盟旗]"
)
_OTHERS = lazy(
    r"本级|机关(?!事业)|系统|各[镇乡街村社局科股所处单部]|下属|所属|直属|基层|办公室|[局委厅科股处站所]|镇|乡|街道|社区|村|中心|法院|窗口|网站|平台|邮"
)


# 由办公室受理窗口, 由党政办统一, 信息公开受理机构
_OWN_OFFICE = lazy(
    r"(?:由)?(?:本单位|本机关|机关|单位|全?[局委厅镇乡]|[我本][局委厅镇乡]|(?:[我本])?街道)?(?:党政综合|党政|综合|行政|政务公开|政府信息公开|信息公开|法制|政策法规)?(?:工作)?(?:办公室|办|科|股)?"
    r"(?P<how>统一|牵头|负责|集中|归口|依申请公开|申请公开|政府信息公开|信息公开|申请|公开|工作|的)*(?P<place>(?:受理|接收|登记|接待|接件)?(?:窗口|机构|点|处))?"
)
_PLACE = lazy("(?:受理|接收|登记|接件|申请公开|信息公开)(?:窗口|机构|点|处)|^由.*(?:办|科|股|机构)")


def own_office(actor: str) -> bool:
    """Whether an actor is that office of a body which receives all its applications."""
    told = re.sub("[，,\\s]", "", _TIME_WORDS.sub("", actor))
    return bool(told) and bool(_PLACE.search(told)) and bool(_OWN_OFFICE.fullmatch(told))


def own_actor(actor: str, issuer: str, issuer_kind: str) -> bool:
    """Whether an actor, as :func:`actor_name` gives it, is surely the report's issuer.

    The table of a government covers its whole area, that of any other body
    itself; where the name may mean another circle the answer is False.
    """
    if not actor or actor in issuer or actor in {"对", "针对", "对于", "将", "把"}:
        return True
    if issuer_kind == "government":
        if _WHOLE_GOVERNMENT.search(actor):
            return "本级" not in actor
        return not _OTHERS.search(actor) and (actor in issuer or issuer.startswith(actor[:2]))
    if re.fullmatch(
        r"(?:本?[镇乡街局](?:道)?)?综合(?:行政)?执法(?:[大中]?队|办公室|办)|全[镇乡街局委办厅院站所](?:道)?|街道|办事处|街道办(?:事处)?|镇政府|乡政府|镇|乡|局|委|我街道|我办事处|我镇政府|我委|本机关|本单位|单位",
        actor,
    ):
        return True
    # 沙岗镇 of 沙岗镇人民政府, 市财政局 of 云川市财政局
    return len(actor) >= 2 and (
        actor in issuer or (actor[0] in "省市县区州" and actor[1:] in issuer)
    )

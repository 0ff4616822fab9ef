"""How it is checked: words that are checks in themselves, with what belongs to them."""

from __future__ import annotations

import re
from functools import cache

from nlpcheck.language.plans.clause import ClauseReader
from nlpcheck.language.plans.model import Element
from nlpcheck.language.plans.patterns import alternatives, words

_A_SYSTEM = re.compile(r"(?:机制|制度|体系|流程|办法|要求|意识|规定|能力|责任制)$")


class CheckReader(ClauseReader):
    """Finds the checks of a clause."""

    def _checks(self, start: int, end: int, found: list[Element]) -> list[Element]:
        """Words that are checks in themselves: 核对, 复校, 签字, with what belongs to them."""
        text = self.text
        clause = text[start:end]
        made: list[Element] = []
        pattern = _check_verbs()
        for match in pattern.finditer(clause):
            verb = match.group("v")
            a, b = start + match.start("v"), start + match.end("v")
            if any(e.start < b and a < e.end for e in found + made):
                continue
            before = clause[: match.start("v")]
            if re.search(
                r"(?:加强|强化|严格|严把|完善|认真|切实|做好|规范|提高|加大|健全|提升|注重|落实好?|重视|压实|抓好|把好|履行|执行)[\u4e00-\u9fff、]{0,10}$",
                before,
            ):
                continue
            if re.match(
                r"(?:工具|软件|系统|解读|通报|监测|记录|意见|会(?!审|签)|分析|科|股|公告|公示|报告|信息|情况|材料|制度|机制|职责|责任|人员|力度|力量|工作|意识|程序|流程|关口|能力|水平|队伍|理由|登记|单|表|栏|关(?!卡)|要求|体系|员|标准|环节|质量|责|问题|结果|办法|条例|报告|设备)",
                clause[match.end("v") :],
            ):
                continue
            here = [e for e in found if start <= e.start < end]
            who = any(e.kind == "who" for e in here)
            when = any(e.kind == "when" for e in here)
            review = verb in words("plan_verbs", "review")
            watch = verb in words("plan_verbs", "watch")
            sent = re.search(r"(?:送|报|交|经|先行|由)[\u4e00-\u9fff]{0,10}$", before)
            if review and not (who or when or sent):
                continue
            if watch:
                continue
            first, last = self._phrase(a, b, start, end, found)
            if _A_SYSTEM.search(text[first:last]):
                continue
            made.append(Element("check", first, last, "check-verb"))
        return made

    def _phrase(
        self, a: int, b: int, start: int, end: int, found: list[Element]
    ) -> tuple[int, int]:
        """The verb phrase around a check's verb: its adverb before it, its object after it."""
        text = self.text
        left = start
        for e in found:
            if start <= e.start < end and e.end <= a:
                left = max(left, e.end)
        right = end
        for e in found:
            if start <= e.start < end and e.start >= b:
                right = min(right, e.start)
        before = text[left:a]
        match = re.search(
            r"(?:(?:交叉|逐[条项家个字一件篇份]|双人|两级|三级|三方|双方|多方|分别|集体|会商|先行|再次|当面|现场|随机|全面|电话|统一|对照|按|在|对|全部|逐|各)[^，。；]{0,12}?|[\u4e00-\u9fff]{0,2})$",
            before,
        )
        lead = a - (len(match.group()) if match else 0)
        if left > start and 0 < len(before) <= 9 and "的" not in before:
            lead = left
            adverb = re.search(r"逐[个条项家字一件篇份]|分别|交叉", before)
            if adverb and not before.startswith(("对照", "按", "凭", "比照")):
                lead = left + adverb.start()
        if "先行" in before:
            lead = left + before.index("先行")
        cut = re.match(
            r"^(?:由|经|并|再|先(?!行)|后|须|应|要|均|都|都要|统一由|负责|进行|须经|方可|必须|要求|同时|共同|将|一律|的|和|与|上|分管|前|及)+",
            text[lead:a],
        )
        if cut:
            lead += cut.end()
        # Words before the verb that are no part of its phrase.
        if (
            a - lead <= 2
            and a > lead
            and not re.match(
                r"交叉|逐|双人|两级|三级|三方|双方|多方|分别|集体|会商|先行|当面|现场|随机|全面|电话|法制|法律|保密|合法|内容|文字|最后|二次|全程|互相|相互|分级|对",
                text[lead:a],
            )
        ):
            lead = a
        tail = text[b:right]
        object_ = re.match(r"[\u4e00-\u9fff“”《》、]{0,24}", tail)
        stop = b
        if object_ and right == end and object_.end() == len(tail):
            stop = right
        cut_tail = re.search(r"(?:后|前|并|再|的|方可|才|一次|无误)", text[b:stop])
        if cut_tail:
            stop = b + cut_tail.start()
        about = re.match(r"(?:对(?!照|账|读)|把|将|与|给)[^，,。；]*", text[lead:a])
        if about and a - lead > 2:
            # 「对每件答复书打分」: what is checked is no part of the phrase.
            manner = re.search(
                r"(?:逐|交叉|分别|双人|集体|现场|随机|当面|前置|先行)[\u4e00-\u9fff]{0,3}$",
                text[lead:a],
            )
            lead = lead + manner.start() if manner else a
        while stop > b and text[stop - 1] in "”》）、":
            stop -= 1
        return lead, stop

    def _watchers(self, clauses: list[tuple[int, int]], found: list[Element]) -> list[Element]:
        """抽查, 检查, 考核 and the like: a check only with a time, a number, an actor or a result."""
        text = self.text
        made: list[Element] = []
        for start, end in clauses:
            clause = text[start:end]
            here = [e for e in found if start <= e.start < end]
            strong = [e for e in here if e.kind in ("when", "quantity", "who")]
            for match in _check_verbs().finditer(clause):
                if match.group("v") not in words("plan_verbs", "watch"):
                    continue
                a, b = start + match.start("v"), start + match.end("v")
                before = clause[: match.start("v")]
                after = clause[match.end("v") :]
                if (
                    re.search(
                        r"(?:加强|强化|严格|完善|认真|切实|做好|加大|健全|重视|常态化|不定期|定期|接受|自觉接受|列入|纳入)[\u4e00-\u9fff、]{0,8}$",
                        before,
                    )
                    and not strong
                ):
                    continue
                if re.match(
                    r"(?:工具|软件|系统|解读|通报|监测|记录|意见|会|分析|科|股|制度|机制|力度|结果|体系|办法|信息|工作(?!一次)|员|指标|方式|站|数据|点|中|表|簿|发现|意见|评价|报告)",
                    after,
                ):
                    continue
                if not strong or re.search(r"(?:随|迎接|参加|配合)[\u4e00-\u9fff]{0,4}$", before):
                    continue
                first, last = self._phrase(a, b, start, end, found)
                more = re.compile(
                    r"(?:一次|一遍|[1-9]次)?并(?:通报结果|打分|通报|评分|公布结果)"
                ).match(text, last, end)
                if more:
                    last = more.end()
                made.append(Element("check", first, last, "watch-verb"))
        return made


@cache
def _check_verbs() -> re.Pattern[str]:
    return re.compile(rf"(?P<v>{alternatives(words('plan_verbs', 'check', 'review', 'watch'))})")

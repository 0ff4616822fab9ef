"""PL102."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from nlpcheck import lexicon
from nlpcheck.language.lazy import lazy
from nlpcheck.language.plans import plans
from nlpcheck.language.plans.alignment import weights
from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.rules.plans._topic import of_another_topic
from nlpcheck.types import Finding, Severity

_P = "存在的问题：个别信息出现错别字。\n改进措施：一是信息发布前由两人校对；二是"


class UnaskedMeasure(Rule):
    code = "PL102"
    severity = Severity.INFO
    summary = "措施不针对所列的任何问题"
    summary_en = "a measure that answers none of the problems"
    why = "措施多于问题并无不可；列出来供核对是否漏写了问题。"
    limits = "只作提示，不影响退出状态；空泛的措施不报（见 PL001）。"
    scope = Scope.REPORT
    examples = (
        Example(
            slot="s5",
            bad=_P + "⟦6月底前建成电子公报查询系统⟧。",
            good=_P + "6月底前购置错别字检测软件1套。",
        ),
        Example(
            slot="s5",
            bad="存在的问题：解读形式单一。\n改进措施：1.全年制作图解6期。2.⟦由财政所3月底前采购查阅用电脑2台⟧。",
            good="存在的问题：解读形式单一。\n改进措施：1.全年制作图解6期。2.由宣传办每季度拍摄解读短视频1部。",
        ),
        Example(
            slot="s5",
            bad="存在的问题：1.解读形式单一。2.公示栏破损。\n改进措施：1.全年制作图解6期。2.⟦保卫科5月底前更换灭火器40具⟧。",
            good="存在的问题：1.解读形式单一。2.查阅点设施陈旧。\n改进措施：1.全年制作图解6期。2.后勤科5月底前为查阅点更换桌椅12套。",
        ),
        Example(
            slot="s5",
            bad=_P + "⟦后勤科5月底前更换食堂灶具3套⟧。",
            good="存在的问题：执法结果公布滞后。\n改进措施：一是城管科每月公布违建拆除结果4次。",
            note="公布结果的措施与公开有关",
        ),
        Example(
            slot="s5",
            bad="存在的问题：部分栏目更新不及时。\n改进措施：1.由办公室3月底前给各栏目确定更新周期。2.⟦人事科6月底前为窗口人员开设手语课程，每月1次⟧。",
            good="存在的问题：部分栏目更新不及时。\n改进措施：1.由办公室3月底前给各栏目确定更新周期。2.信息科每月抽查栏目1次，结果在例会上通报。",
            note="期限和频次不说明措施讲的是什么",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        analysis = context.use(plans)
        if not analysis.problems:
            return
        certain = weights().threshold
        paired: list[set[int]] = [set() for _ in analysis.problems]
        sure: list[set[int]] = [set() for _ in analysis.problems]
        for pair in analysis.alignment:
            paired[pair.problem].add(pair.measure)
            if pair.score >= certain:
                sure[pair.problem].add(pair.measure)
        answered = all(paired) and sum(map(bool, sure)) >= len(analysis.problems) - 1
        one_over = len(analysis.measures) > len(analysis.problems)
        stated = {pair.measure for pair in analysis.alignment if pair.score > _STATED}
        unasked = set(analysis.unasked())
        problems = "\n".join(problem.text for problem in analysis.problems)
        for index, measure in enumerate(analysis.measures):
            if measure.judgement is None or measure.judgement.verdict != "specific":
                continue
            kind = None if index in stated else other_kind(measure.text, problems)
            best = analysis.best_scores[index] if index < len(analysis.best_scores) else 0.0
            # Where problems have no measure, this one may answer one of them in words of its own.
            lone = index in unasked and best <= weights().silent_above
            lone = lone and (answered or one_over)
            # Nor is one asked for that has nothing to do with any, where each has another.
            lone = lone or (
                one_over
                and measure.pair is None
                and not measure.target
                and all(others - {index} for others in sure)
                and of_another_topic(measure, analysis.problems)
            )
            if kind is None and not lone:
                continue
            told = f"（讲的是{kind}方面的事）" if kind else ""
            yield self.finding(
                measure.span,
                message=f"这条措施{told}不针对所列的任何问题；如系针对未写出的问题，建议补写该问题",
                confidence=0.6,
            )


_STATED = 0.75
"""Score of a pair that leaves no doubt."""


_OURS = lazy(
    r"信息公开|政务公开|村务公开|公[开示告]栏|专栏|栏目|公开(?:目录|指南|事项|专区)|解读|依申请|申请人|网站|公众号|留言|上网公[开示]|政策(?:文件|问答|咨询)"
    r"|指标|表格|Excel|可下载|数据集|(?:公开|公示|公布|发布)[^，。；]{0,16}(?:结果|名单|标准|政策|进展|情况|信息|金额|资金|流程|决定|清单|数据)"
)
"""What a measure of disclosure names: it is no other business, wherever it is put up or shown."""


@cache
def _others() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (kind, lazy(words), lazy(asked)) for kind, words, asked in lexicon.table("plan_others")
    )


def other_kind(measure: str, problems: str) -> str | None:
    """The kind of an office's other business that a measure is about (灭火器, 无偿献血), where
    no problem has to do with it."""
    if _OURS.search(measure):
        return None
    for kind, words, asked in _others():
        told = words.search(measure) and not words.search(problems)
        if told and not asked.search(problems):
            return kind
    return None

"""GR007: a decrease told in multiples."""

from __future__ import annotations

from nlpcheck.rules.base import Example
from nlpcheck.rules.many import ManyPatterns
from nlpcheck.types import Severity

_ABOUT = r"(?:近|将近|约|大约|整整|足足|至少|接近|差不多|超|超过)?"
_NUMBER = "(?:[0-9][0-9.]*|[一二两三四五六七八九十百半几数]+)"
_TIMES = rf"{_NUMBER}[多余几]?(?:[-—~～至到]{_NUMBER})?倍(?!以下|率|数|增|速)"
_LESS = "减[轻小弱少低缩退去免]?|[消削缩压精裁]减|[下回骤锐陡急跌滑回沉]?[降落跌]低?|节约|节省|俭省|省下?|压缩?|缩[短小减水]?|收窄|萎缩|衰减|递减"


class TimesOfDecrease(ManyPatterns):
    code = "GR007"
    severity = Severity.ERROR
    summary = "“减少”不用倍数"
    summary_en = "a decrease told in multiples"
    why = "数量减少至多减到零，不能用“倍”，应用百分数或分数（如减少50%、减少一半）"
    message = "“{text}”不合逻辑：减少不用倍数，请改用百分数或分数"
    sureness = 0.97
    patterns = (
        (
            r"(?:减少|下降|降低|缩短|压缩|缩小|下滑|减低|回落|锐减|骤降|压减|缩减|精简)[^，。；、：\n0-9增升提高]{0,4}?"
            rf"{_TIMES}",
            None,
        ),
        (
            r"[比较][^，。；、：\n]{0,6}?"
            rf"(?P<x>(?<![不至减缺稀多])(?:少|低|短|降|慢)了?{_ABOUT}{_TIMES})",
            None,
        ),
        # 节约了1.5倍, 减了两倍; 低了3倍, where no 比 tells what it is set against
        (rf"(?<![不再待])(?:{_LESS})(?:去|掉|了){{0,2}}{_ABOUT}{_TIMES}", None),
        (rf"(?<![至不减缺稀多最])(?:少|低|短|慢|轻|小)了{_ABOUT}{_TIMES}", None),
        (rf"(?:[降减缩压]|下降|减少|降低|缩短|压缩|回落)[低少小短]?(?:至|到|为)(?:了)?(?:原来|原先|以前|过去|上年|去年|往年|此前|先前|改革前)的{_ABOUT}(?!0|半){_TIMES}", None),
        (rf"(?:降幅|减幅|跌幅|(?:下降|减少|降低|缩短|压缩)的?幅度)[^，。；、：\n0-9增升提高]{{0,4}}?{_ABOUT}{_TIMES}", None),
        (r"成倍地?(?:减少|下降|降低|缩短|压缩|缩减|递减)", None),
        (rf"{_TIMES}(?:地|的)?(?:减少|下降|降低|缩短|压缩|缩减)(?=[，。；])", None),
    )
    examples = (
        Example(bad="申请量较上年⟦减少2倍⟧。", good="申请量较上年增加2倍，投诉减少一半。"),
        Example(bad="积压件比年初⟦少了4倍⟧，纸张消耗⟦降幅超过2倍⟧，差错⟦成倍减少⟧。", good="访问量比年初多了4倍，数量不少于2倍，成倍增加，增幅超过2倍，较少见。"),
        Example(bad="复印用纸⟦节约近2倍⟧，来访人次⟦降了两到三倍⟧，材料页数⟦减至原先的三倍⟧，人均跑腿次数⟦少了4倍⟧。", good="至少2倍，降至平均水平的2倍以内，节约开支的效果翻倍，减量后仍是上年的0.8倍，不低于2倍。"),
        Example(bad="答复时间⟦缩短了三倍⟧。", good="成本下降30%，效率提高三倍。"),
    )

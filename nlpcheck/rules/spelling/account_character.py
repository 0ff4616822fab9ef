"""SP007: 帐 for 账 in words of accounting."""

from __future__ import annotations

from nlpcheck.rules.base import Example
from nlpcheck.rules.many import ManyPatterns
from nlpcheck.types import Severity

_WORDS_BEFORE = (
    "台|建|记|入|出|对|查|结|挂|到|转|做|算|欠|坏|呆|总|明细|流水|销|报|公|立|平|走|挂销|分户|本"
)


class AccountCharacter(ManyPatterns):
    code = "SP007"
    severity = Severity.WARNING
    summary = "账目义宜用“账”"
    summary_en = "账, not 帐, for accounts"
    why = "《第一批异形词整理表》（GF 1001—2001）：账目、账本等用“账”，帐篷、蚊帐用“帐”"
    message = "“{text}”宜写作“{replacement}”"
    safety = "safe"
    sureness = 0.97
    patterns = (
        (r"帐([号户目单本簿款册务面])", r"账\1"),
        (rf"({_WORDS_BEFORE})帐(?!篷|幔|子)", r"\1账"),
        # 帐 is a tent or a curtain only in these; 支帐, 专帐, 旧帐 are accounts
        (
            r"([\u4e00-\u9fff])(?<![蚊营军床纱罗锦青绛芙虎穹毡大围布顶座幔搭设棚沙绣篷蓬])帐(?![篷幔子幕房帷帘钩前下中外内里殿蓬])",
            r"\1账",
        ),
    )
    unless = r"蚊帐|营帐|帐篷|军帐|床帐"
    examples = (
        Example(bad="建立工作⟦台帐⟧。", good="建立工作台账。", fixed="建立工作台账。"),
        Example(
            bad="村级⟦收帐⟧定期公示。",
            good="参观中军大帐，搭设军帐和遮阳篷帐。",
            fixed="村级收账定期公示。",
        ),
        Example(
            bad="公示对公⟦帐号⟧和⟦帐目⟧。",
            good="发放救灾帐篷20顶、蚊帐30顶。",
            fixed="公示对公账号和账目。",
        ),
    )

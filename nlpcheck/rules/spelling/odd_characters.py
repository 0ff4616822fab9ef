"""SP012: radicals, compatibility and private characters, zero-width marks."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from nlpcheck.language.lazy import lazy
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.types import Finding, Severity

_ODD = lazy("[\u2e80-\u2fd5\uf900-\ufaff]|[\ue000-\uf8ff]|[\u200b-\u200f\u2060\ufeff\u00ad]+")
# The radicals supplement has almost no NFKC mappings; these are the ones that PDF
# programs put in for whole characters.
_SUPPLEMENT = dict(
    zip(
        "⺁⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳",
        "厂母民虎西见角贝车长门青页风飞食马骨鬼鱼鸟麦黄齐齿龙龟",
        strict=True,
    )
)


class OddCharacters(Rule):
    code = "SP012"
    severity = Severity.WARNING
    summary = "含部首、兼容或不可见字符"
    summary_en = "radicals, compatibility characters or invisible marks"
    why = "GB 18030 与 Unicode：部首区（U+2E80—2FD5）字形同汉字而编码不同，检索和朗读都会出错"
    limits = "只还原部首和兼容汉字；私用区字符无法还原，只提示。"
    examples = (
        Example(bad="做好公开⟦⼯⟧作。", good="做好公开工作。", fixed="做好公开工作。"),
        Example(
            bad="方便⟦⺠⟧众查\u27e6\u200b\u27e7阅。",
            good="面积120㎡，分为①②两类。",
            fixed="方便民众查阅。",
        ),
    )

    def check(self, context: Context) -> Iterable[Finding]:
        """All of the text, tables included."""
        text = context.text
        if text.isascii():
            return
        for match in _ODD.finditer(text):
            char = match[0]
            code = f"U+{ord(char[0]):04X}"
            if "\ue000" <= char <= "\uf8ff":
                yield self.finding(
                    match.start(),
                    match.end(),
                    f"含私用区字符（{code}），换台电脑可能显示为空白或方框，请改用规范字",
                )
                continue
            if char[0] in "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad":
                yield self.finding(
                    match.start(), match.end(), f"含不可见字符（{code}），建议删去",
                    replacement="", safety="safe",
                )  # fmt: skip
                continue
            plain = _SUPPLEMENT.get(char) or unicodedata.normalize("NFKC", char)
            if plain == char:
                yield self.finding(
                    match.start(), match.end(), f"含部首字符“{char}”（{code}），请改用规范字"
                )
            else:
                yield self.finding(
                    match.start(), match.end(), f"含兼容字形“{char}”（{code}），建议替换为“{plain}”",
                    replacement=plain, safety="safe",
                )  # fmt: skip

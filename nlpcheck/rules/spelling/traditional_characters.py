"""SP013: Traditional characters in simplified text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from nlpcheck.language.confusables import title_spans
from nlpcheck.language.lazy import lazy
from nlpcheck.language.pycorrector_adapter import simplified
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.types import Finding, Severity

_RUN = lazy(r"[一-鿿]+")
_QUOTED = lazy(r"[“「『][^“”「」『』\n]{1,40}[”」』]")

# Characters of the standard table outside GB 2312 that converters would change: 瞭望, 二噁英,
# and
# characters of places and names.
_STANDARD = frozenset("瞭濛垵昇迺祐勣晳阪甦徵噁")

# Variants that the table of 1955 did away with and no converter knows; those that the table of
# 2013 took back (昇, 喆, 堃, 淼) or that stand in names of places are not among them.
_PAIRS = (
    "羣群 峯峰 祕秘 僱雇 讚赞 託托 牀床 喫吃 覈核 姦奸 牠它 麪面 徧遍 竝并 "
    "敍叙 稜棱 牋笺 牆墙 皁皂 秈籼 稭秸 窰窑 窻窗 筍笋 糉粽 綵彩 緜绵 罈坛 肐胳 脗吻 菸烟 蔴麻 "
    "蕚萼 虵蛇 蝨虱 衇脉 襍杂 詠咏 誖悖 諡谥 豔艳 貍狸 貓猫 賸剩 賷赍 踁胫 踰逾 蹟迹 躭耽 輭软 "
    "逈迥 逰游 遯遁 遶绕 醻酬 鎗枪 鑛矿 閒闲 阨厄 隣邻 雞鸡 霑沾 靭韧 頫俯 飱飧 餵喂 "
    "駮驳 鬦斗 鴈雁 鵰雕 鷄鸡 麤粗 鼕冬 勅敕 勦剿 匃丐 咊和 唘启 噉啖 囘回 坵丘 堦阶 塲场 壻婿 妬妒 "
    "嬾懒 寃冤 寳宝 屍尸 嵗岁 廵巡 廹迫 廻回 彊强 徃往 恠怪 悤匆 惥恿 愽博 慙惭 懽欢 扞捍 抝拗 拏拿 "
    "掽碰 揹背 搨拓 搾榨 攜携 敺驱 旂旗 暎映 暱昵 暠皓 朶朵 枴拐 柹柿 桿杆 梹槟 棃梨 "
    "椶棕 槀槁 歎叹 氷冰 汙污 沍冱 洩泄 涖莅 淛浙 湼涅 滙汇 潄漱 濶阔 灋法 災灾 炤照 "
    "烱炯 煖暖 燄焰 爗烨 牴抵 犂犁 甎砖 疎疏 癡痴 皷鼓 盃杯 眎视 矁瞅 砲炮 "
    "碁棋 磟碌 禩祀 稈秆 穅糠"
)
_VARIANTS = {pair[0]: pair[1] for pair in _PAIRS.split()}
# What stands in GB 2312, but as another word or a name: told beside these only.
_HALF = (
    ("後", r"後", "后"),
    ("於", r"於(?![陵潜菟氏某姓乎])(?<![姓商])", "于"),
    ("乾", r"乾(?=[部净旱燥预扰警涉劲群事线渠流湿粮果货洗活])|(?<=[晒烘风饼])乾", "干"),
    ("徵", r"徵(?=[求收集询稿地迁信兵税用得召缴订文])|(?<=[象特长表])徵", "征"),
    ("麽", r"(?<=[什怎那这多])麽", "么"),
    ("著", r"(?<=[围环]绕)著|(?<=意味)著|(?<=[随朝沿接对])著(?![名作述者录])|(?<=标志)著", "着"),
)


@cache
def _odd(char: str) -> bool:
    """Whether GB 2312 (the simplified set of 1980) lacks a character."""
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False


def _in_name(text: str, char: str, form: str) -> bool:
    """Whether a character always stands behind the same one, more than once, and makes no
    word with its neighbours in its simplified form: 小骏億 is somebody's name."""
    from nlpcheck.language.segment import has_word

    places = [m.start() for m in re.finditer(char, text)]
    if len(places) < 2 or len({text[max(0, p - 1)] for p in places}) > 1:
        return False
    return not any(
        has_word(text[max(0, p - 1)] + form) or has_word(form + text[p + 1 : p + 2]) for p in places
    )


class TraditionalCharacters(Rule):
    code = "SP013"
    severity = Severity.WARNING
    summary = "疑似繁体字"
    summary_en = "a Traditional character in simplified text"
    why = "《国家通用语言文字法》第三条、《通用规范汉字表》（2013）：公文使用规范汉字"
    limits = "引号和书名号内的名称不查；GB 2312 已收的字（乾、於等）只在不会是名称的地方报；全文多为繁体时不报。"
    examples = (
        Example(
            bad="推进政府信息公⟦開⟧工作。",
            good="推进政府信息公开工作。",
            fixed="推进政府信息公开工作。",
        ),
        Example(
            bad="加强政⟦務⟧服⟦務⟧。",
            good="走访老字号“慶豐號”，与堃、喆、埇、瀍、垵等字有关的地名均按原文录入。",
            fixed="加强政务服务。",
        ),
        Example(
            bad="座谈会⟦於⟧6月召开，⟦徵⟧求意见⟦後⟧修改，⟦乾⟧部⟦羣⟧众围绕⟦著⟧⟦峯⟧会筹备。",
            good="乾元镇、於潜镇、奇乾乡依次公示，宫商角徵羽，扭转乾坤，声名狼藉，名著和编著人员。",
            fixed="座谈会于6月召开，征求意见后修改，干部群众围绕着峰会筹备。",
        ),
        Example(good="申请人邹骏億来信咨询，我局向邹骏億当面说明。"),
    )

    def check(self, context: Context) -> Iterable[Finding]:
        """Characters outside GB 2312 that have a simplified form."""
        text = context.prose
        yield from self._half(text)
        odd = {c for c in set(text) if "一" <= c <= "鿿" and c not in _STANDARD and _odd(c)}
        forms = {c: _VARIANTS.get(c) or simplified(c) for c in odd}
        forms = {c: s for c, s in forms.items() if s != c and not _odd(s)}
        if not forms:
            return
        if sum(text.count(c) for c in forms) > 0.05 * max(1, len(text.strip())) and len(text) > 200:
            return
        forms = {c: s for c, s in forms.items() if not _in_name(text, c, s)}
        if not forms:
            return
        silent = title_spans(text) + [m.span() for m in _QUOTED.finditer(text)]
        for match in re.finditer("[" + "".join(forms) + "]", text):
            if any(a <= match.start() < b for a, b in silent):
                continue
            yield self._one(match, forms[match[0]])

    def _half(self, text: str) -> Iterable[Finding]:
        """Characters that GB 2312 has, where they stand for another one."""
        silent: list[tuple[int, int]] | None = None
        for char, expression, right in _HALF:
            if char not in text:
                continue
            for match in re.finditer(expression, text):
                if silent is None:
                    silent = title_spans(text) + [m.span() for m in _QUOTED.finditer(text)]
                if not any(a <= match.start() < b for a, b in silent):
                    yield self._one(match, right)

    def _one(self, match: re.Match[str], right: str) -> Finding:
        return self.finding(
            match.start(), match.end(), f"疑似繁体字“{match[0]}”，建议改为“{right}”",
            replacement=right, safety="unsafe", confidence=0.95,
        )  # fmt: skip

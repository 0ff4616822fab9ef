"""NM101: a political set phrase with a wrong word, number or order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from nlpcheck import lexicon
from nlpcheck.language.lazy import lazy
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.types import Finding, Severity

_COUNTED = {"意识": "四", "自信": "四", "维护": "两", "确立": "两", "全面": "四"}
_NUMBERED = lazy(
    r"[“「‘](?P<x>(?P<n>[一二两三四五六七八九十2345])(?P<m>[个种大项])(?P<word>意识|自信|维护|确立|全面))[”」’]"
)
_PRAISED = lazy(r"(?:增强|树立|树牢|强化|坚定|做到|践行|拥护|领悟|协调推进|坚持|落实|和|与|、|，)$")
_QUOTED = lazy(r"[“「‘](?P<x>[一-鿿]{4})[”」’]")
# The verb tells which phrase was meant: 增强“四个…” is always 四个意识.
_BY_VERB = {
    "增强": "四个意识",
    "坚定": "四个自信",
    "做到": "两个维护",
    "领悟": "两个确立",
    "拥护": "两个确立",
}
_BOUND = lazy(r"(?P<verb>增强|坚定|做到|领悟|拥护)“(?P<x>[四两]个[一-鿿]{2})”")
_BARE = lazy(
    r"(?P<verb>增强|树牢|坚定|做到|践行|捍卫|领悟|拥护|统筹推进|协调推进)(?P<x>[一-鿿]{4})(?=[，。、；和]|总体布局|战略布局)"
)
_LISTS = (
    ("四个意识", ("政治意识", "大局意识", "核心意识", "看齐意识")),
    ("四个自信", ("道路自信", "理论自信", "制度自信", "文化自信")),
)
# 政治三力: 中央政治局民主生活会, 2020年12月
_ABILITIES = ("政治判断力", "政治领悟力", "政治执行力")
_ABILITY = lazy("(?:政治[一-鿿]{2}力[、和]){2}政治[一-鿿]{2}力")
# “四个自信心”: a character too many in the quotation marks
_LONGER = lazy(r"[“「](?P<x>[四两五][一-鿿]{4})[”」]")
_MISPLACED = (("做到", "两个确立", "两个维护"), ("领悟", "两个维护", "两个确立"))
_EXPANDED = lazy(
    r"“四个(?P<kind>意识|自信)”[（(：，]?(?:即|是)?[：]?(?P<x>(?:[一-鿿]{2}(?:意识|自信)[、和]){1,4}[一-鿿]{2}(?:意识|自信))"
)
_OFFICIAL = lazy("政治意识|看齐意识|核心意识|道路自信|理论自信|制度自信|文化自信")
_LAYOUT = lazy(r"[“「]?(?P<x>[四五][一-鿿]{3})[”」]?(?P<of>总体布局|战略布局)")
_CONCEPTS = "创新、协调、绿色、开放、共享"
_CONCEPT = lazy(r"(?:(?:创新|协调|绿色|开放|共享)、){4}(?:创新|协调|绿色|开放|共享)")
_OTHERS = frozenset({"四个自我", "四个全体", "三个全面", "五个全面", "两个统一"})
"""Quoted phrases of their own, one character off a set phrase."""
_WORDS = ("四个意识", "四个自信", "两个维护", "两个确立", "五位一体", "四个全面")


_LONG = (
    "以人民为中心的发展思想", "人民至上、生命至上", "坚持以人民为中心", "铸牢中华民族共同体意识", "立党为公、执政为民", "全心全意为人民服务", "中国特色社会主义",
    "社会主义核心价值观", "国家治理体系和治理能力现代化", "不忘初心、牢记使命", "人类命运共同体",
    "绿水青山就是金山银山", "中华民族伟大复兴", "以经济建设为中心", "中国式现代化", "全面从严治党",
    "全面依法治国", "坚持党的全面领导", "总揽全局、协调各方", "稳中求进工作总基调", "新时代党的建设总要求",
    "党中央权威和集中统一领导", "全心全意为人民服务的宗旨",
    "创新、协调、绿色、开放、共享", "让人民群众有更多获得感", "一以贯之全面从严治党",
    "构建新发展格局", "贯彻新发展理念", "全过程人民民主", "总体国家安全观", "供给侧结构性改革", "江山就是人民、人民就是江山",
    "中华民族共同体意识", "百年未有之大变局", "党的自我革命", "全面建设社会主义现代化国家",
    "第二个百年奋斗目标", "稳中求进工作总基调", "中央八项规定精神", "意识形态工作责任制", "伟大建党精神", "伟大建党精神",
    "政治纪律和政治规矩", "党中央的核心、全党的核心地位", "全面推进乡村振兴", "巩固拓展脱贫攻坚成果", "党的全面领导", "党要管党、全面从严治党", "自我净化、自我完善、自我革新、自我提高",
    "一体推进不敢腐、不能腐、不想腐", "人民对美好生活的向往", "共建共治共享", "全面建成社会主义现代化强国", "中国特色社会主义道路", "马克思主义中国化时代化",
    "党和国家事业发展", "国内国际双循环", "以高质量发展推进中国式现代化", "推进国家安全体系和能力现代化", "绿水青山就是金山银山理念", "人与自然和谐共生", "山水林田湖草沙",
    "全面深化改革总目标", "坚定不移全面从严治党", "坚持党对一切工作的领导", "更高水平的平安中国", "基层群众性自治组织", "新时代党的组织路线", "深入推进党风廉政建设", "反腐败斗争", "党内政治生活",
    "形式主义、官僚主义、享乐主义", "学史明理、学史增信、学史崇德、学史力行", "学党史、悟思想、办实事、开新局", "学思想、强党性、重实践、建新功", "守初心、担使命，找差距、抓落实", "忠诚干净担当",
    "自治、法治、德治相结合", "法治国家、法治政府、法治社会", "科学立法、严格执法、公正司法、全民守法", "依法治国、依法执政、依法行政",
    "习近平法治思想", "习近平生态文明思想", "习近平经济思想", "习近平文化思想", "习近平强军思想", "习近平外交思想",
)  # fmt: skip


# Lists whose order is fixed: congress reports, the Party's statutes, campaigns as they were called.
_IN_ORDER = (
    "富强、民主、文明、和谐", "自由、平等、公正、法治", "爱国、敬业、诚信、友善",
    "经济建设、政治建设、文化建设、社会建设、生态文明建设", "产业兴旺、生态宜居、乡风文明、治理有效、生活富裕",
    "学史明理、学史增信、学史崇德、学史力行", "学党史、悟思想、办实事、开新局", "学思想、强党性、重实践、建新功",
    "科学立法、严格执法、公正司法、全民守法", "自我净化、自我完善、自我革新、自我提高", "不敢腐、不能腐、不想腐",
    "依法治国、依法执政、依法行政", "法治国家、法治政府、法治社会", "产业振兴、人才振兴、文化振兴、生态振兴、组织振兴",
    "道路自信、理论自信、制度自信、文化自信", "政治意识、大局意识、核心意识、看齐意识",
)  # fmt: skip
# “二个维护”, “两个个维护”: no number but 两 and no measure but 个 stands there
_TWO = lazy("[“「](?P<x>(?:[二2俩双]个?|两[种项大]|两)(?P<word>维护|确立))[”」]")
_EXCHANGED = lazy("(?P<x>(?:坚定|坚持)“四个意识”[、，](?:增强|树牢|强化)“四个自信”)")
_OF_OTHERS = lazy("“(?P<x>四个全面”总体布局|五位一体”战略布局)")
# what the phrase goes on with
_GOES_ON = (
    (
        lazy(
            r"[“]?两个确立[”]?的(?P<x>决定性(?!意义|成果|胜利)[一-鿿]{2}|(?!决定性|重大|深刻|科学|政治|实践|历史|丰富|核心)[一-鿿]{3}意义)"
        ),
        "决定性意义",
    ),
    (
        lazy(
            r"习近平新时代中国特色社会主义思想(?:的|在全党的)(?P<x>(?!指导|历史|重要)[一-鿿]{2}地位)"
        ),
        "指导地位",
    ),
    (
        lazy(
            r"习近平(?:总书记|同志)(?:的)?(?:党中央的核心、全党的|在党中央、全党的)(?P<x>(?!核心)[一-鿿]{2}地位)"
        ),
        "核心地位",
    ),
)
# three of four listed, the last in another word: 道路自信、理论自信、制度自信和文化自尊
_LAST = lazy(
    r"道路自信、理论自信、制度自信[、和及](?P<a>(?!文化自信)[文化]{1,2}[一-鿿]{2})|政治意识、大局意识、核心意识[、和及](?P<b>(?!看齐意识)[一-鿿]{2}意识|看齐(?!意识)[一-鿿]{2})"
)


@cache
def _orders() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    """Each list with the expression of as many of its items in any order."""
    made = []
    for listed in _IN_ORDER:
        parts = tuple(listed.split("、"))
        one = "|".join(sorted(map(re.escape, parts), key=len, reverse=True))
        made.append((lazy(rf"(?:(?:{one})、){{{len(parts) - 1}}}(?:{one})"), parts))
    return tuple(made)


@cache
def _halves() -> tuple[Any, list[tuple[str, bool]]]:
    """An automaton of each long phrase's first and second half, with (phrase, first?)."""
    from ahocorasick_rs import AhoCorasick

    patterns: list[str] = []
    owners: list[tuple[str, bool]] = []
    for phrase in _LONG:
        middle = len(phrase) // 2
        patterns += [phrase[:middle], phrase[middle:]]
        owners += [(phrase, True), (phrase, False)]
    return AhoCorasick(patterns), owners


def _off_by_one(word: str, phrase: str) -> bool:
    """Whether one change, loss or gain of an inner character, or one swap, lies between them."""
    start = 0
    while start < min(len(word), len(phrase)) and word[start] == phrase[start]:
        start += 1
    end = 0
    while end < min(len(word), len(phrase)) - start and word[-1 - end] == phrase[-1 - end]:
        end += 1
    left, right = word[start : len(word) - end], phrase[start : len(phrase) - end]
    if right == "的" or set(left) & set("的地了是都有要式在") or (not left and len(phrase) < 7):
        return False
    if not all("一" <= c <= "鿿" for c in left) or word[:1] != phrase[:1]:
        return False
    if word[-1:] != phrase[-1:]:  # 现代话: the last one only where it sounds or looks alike
        return len(word) == len(phrase) and start == len(phrase) - 1 and _alike(word, phrase)
    return max(len(left), len(right)) == 1 or (len(left) == 2 and left == right[::-1])


@cache
def _wrong() -> dict[str, str]:
    return {
        wrong: phrase.phrase
        for phrase in lexicon.phrases()
        if phrase.kind == "political"
        for wrong in phrase.wrong.split("；")
        if wrong
    }


@cache
def _list_of(kind: str) -> re.Pattern[str]:
    """Four of a kind listed (政治意识、大局意识、核心意识、看齐意识)."""
    one = f"[一-鿿]{{2}}{kind}"
    return lazy(f"(?:{one}、){{2}}{one}[、和及]{one}")


class SetPhrase(Rule):
    code = "NM101"
    severity = Severity.ERROR
    summary = "固定政治表述有误"
    summary_en = "a political set phrase with a wrong word or order"
    why = "党和国家文件中的固定表述，用字、数目和次序均不得改动（lexicons/fixed_phrases.tsv）"
    limits = "带引号的四字提法逐字比对；列举四项时比对用字和次序。"
    examples = (
        Example(good="切实增强“四个自信”，深刻领悟“两个确立”的决定性意义，坚持以人民为中心的发展思想。"),
        Example(bad="做到“⟦两个维户⟧”。", good="增强“四个意识”、坚定“四个自信”、做到“两个维护”。", fixed="做到“两个维护”。"),
        Example(bad="统筹推进“⟦五位一起⟧”总体布局，落实⟦创新、协调、绿色、共享、开放⟧的新发展理念，坚定⟦四个自息⟧、做到两个维护。",
                good="统筹推进“五位一体”总体布局，强化“三个意识”（服务意识、责任意识、效率意识），做到“两个不减”“四个到位”。",
                fixed="统筹推进“五位一体”总体布局，落实创新、协调、绿色、开放、共享的新发展理念，坚定四个自信、做到两个维护。"),
        Example(bad="提高⟦政治判断力、政治执行力、政治领悟力⟧，坚决做到“⟦两个确立⟧”，坚定“⟦四个自信心⟧”，增强“四个意识”（⟦政治意识、大局意识、看齐意识⟧），践行⟦全心全意为人民服务的宗指⟧。",
                good="提高政治判断力、政治领悟力和政治执行力，做到“两个维护”，领悟“两个确立”，增强“四个意识”，提高政治判断力、服务群众能力。这是中华民族在伟大复兴征程上的一步。",
                fixed="提高政治判断力、政治领悟力、政治执行力，坚决做到“两个维护”，坚定“四个自信”，增强“四个意识”（政治意识、大局意识、核心意识、看齐意识），践行全心全意为人民服务的宗旨。"),
        Example(good="推进我国治理体系和治理能力现代化，坚守以人民为中心，全省从严治党，坚持把以人民为中心的发展思想落到实处，共铸中华民族共同体意识。"),
        Example(bad="把“⟦二个维护⟧”落到实处，坚定道路自信、理论自信、制度自信和⟦文化自尊⟧，领悟“两个确立”的⟦决定性意思⟧，弘扬⟦伟大建党经神⟧。⟦坚定“四个意识”、增强“四个自信”⟧，协调推进“⟦四个全面”总体布局⟧。",
                good="坚持产业振兴、人才振兴、文化振兴、生态振兴、组织振兴，增强“四个意识”、坚定“四个自信”，构建自治、法治、德治相结合的治理体系。"),
        Example(bad="坚定“⟦三个自信⟧”，增强⟦政治意识、核心意识、大局意识、看齐意识⟧。",
                good="增强政治意识、大局意识、核心意识、看齐意识，落实“两个责任”。",
                fixed="坚定“四个自信”，增强政治意识、大局意识、核心意识、看齐意识。"),
    )  # fmt: skip

    def check(self, context: Context) -> Iterable[Finding]:
        """Quoted phrases, known wrong forms, lists of four."""
        text = context.prose
        seen: set[int] = set()
        for match in _NUMBERED.finditer(text):
            right = f"{_COUNTED[match['word']]}个{match['word']}"
            lead = text[max(0, match.start() - 8) : match.start()]
            # 强化“三个意识”（服务意识、责任意识、效率意识）: an office's own three
            own = re.match(
                r"[”」’]?[（(：:，](?:即|是)?[^）)。；]{2,30}",
                text[match.end("x") : match.end("x") + 32],
            )
            if own and not _OFFICIAL.search(own[0]) and match["word"] in own[0]:
                continue
            if match["x"] != right and _PRAISED.search(lead):
                seen.add(match.start("x"))
                yield self._found(match.start("x"), match.end("x"), match["x"], right)
        for match in _QUOTED.finditer(text):
            phrase = match["x"]
            if match.start("x") in seen or phrase in _WORDS:
                continue
            meant = [w for w in _WORDS if sum(a != b for a, b in zip(phrase, w, strict=True)) == 1]
            swapped = [w for w in _WORDS if sorted(w) == sorted(phrase)]
            if phrase in _OTHERS:
                continue
            # no other phrase begins with 两个维 or 四个意
            if (
                swapped
                or phrase[:3] in ("两个维", "四个意")
                or any(_alike(phrase, m) for m in meant)
            ):
                seen.add(match.start("x"))
                yield self._found(match.start("x"), match.end("x"), phrase, (swapped or meant)[0])
        for wrong, right in _wrong().items():
            if wrong not in text:
                continue
            for match in re.finditer(re.escape(wrong), text):
                yield self._found(match.start(), match.end(), wrong, right)
        for match in _BOUND.finditer(text):
            right = _BY_VERB[match["verb"]]
            if match["x"] in _WORDS or match["x"] in _OTHERS:
                continue
            if (
                match["x"] != right
                and match["x"][0] == right[0]
                and set(match["x"][2:]) & set(right[2:])
                and not any(abs(match.start("x") - s) < 2 for s in seen)
            ):
                seen.add(match.start("x"))
                yield self._found(match.start("x"), match.end("x"), match["x"], right)
        for match in _BARE.finditer(text):
            phrase = match["x"]
            if (
                phrase in _WORDS
                or phrase in _OTHERS
                or any(abs(match.start("x") - s) < 2 for s in seen)
            ):
                continue
            meant = [w for w in _WORDS if sum(a != b for a, b in zip(phrase, w, strict=True)) == 1]
            bound = _BY_VERB.get(match["verb"], "")
            # 坚定四个自息: the verb and three characters tell; 增强四个能力 has none of its own
            meant = [w for w in meant if _alike(phrase, w) or (w == bound and phrase[:3] == w[:3])]
            if meant:
                seen.add(match.start("x"))
                yield self._found(match.start("x"), match.end("x"), phrase, meant[0])
        for match in _LAYOUT.finditer(text):
            right = "五位一体" if match["of"].startswith("总体") else "四个全面"
            phrase = match["x"]
            shared = sum(a == b for a, b in zip(phrase, right, strict=True))
            if phrase != right and shared >= 2 and match.start("x") not in seen:
                seen.add(match.start("x"))
                yield self._found(match.start("x"), match.end("x"), phrase, right)
        for match in _CONCEPT.finditer(text):
            if match[0] != _CONCEPTS and set(match[0].split("、")) == set(_CONCEPTS.split("、")):
                yield self._found(match.start(), match.end(), match[0], _CONCEPTS)
        yield from self._more(text, seen)
        yield from self._long(text)
        for name, parts in _LISTS:
            kind = name[2:]
            for match in _list_of(kind).finditer(text):
                told = tuple(re.split("[、和及]", match[0]))
                if told != parts:
                    if len(set(told) & set(parts)) < 2:
                        continue
                    yield self._found(match.start(), match.end(), match[0], "、".join(parts))

    def _more(self, text: str, seen: set[int]) -> Iterable[Finding]:
        """A character too many, a phrase with another's verb, lists that leave one out."""
        for match in _LONGER.finditer(text):
            shorter = {match["x"][:at] + match["x"][at + 1 :] for at in range(2, 5)}
            for right in _WORDS:
                if right in shorter and match.start("x") not in seen:
                    yield self._found(*match.span("x"), match["x"], right)
        for match in _TWO.finditer(text):
            if not any(abs(match.start("x") - s) < 2 for s in seen):
                seen.add(match.start("x"))
                yield self._found(*match.span("x"), match["x"], f"两个{match['word']}")
        for expression, right in _GOES_ON:
            for match in expression.finditer(text):
                yield self._found(*match.span("x"), match["x"], right)
        for match in _EXCHANGED.finditer(text):
            yield self._found(*match.span("x"), match["x"], "增强“四个意识”、坚定“四个自信”")
        for match in _OF_OTHERS.finditer(text):
            right = "四个全面”战略布局" if match["x"][0] == "四" else "五位一体”总体布局"
            yield self._found(*match.span("x"), match["x"], right)
        for match in _LAST.finditer(text):
            name, right = ("a", "文化自信") if match["a"] else ("b", "看齐意识")
            yield self._found(*match.span(name), match[name], right)
        for expression, order in _orders():
            for match in expression.finditer(text):
                listed = tuple(match[0].split("、"))
                if (
                    listed != order
                    and set(listed) == set(order)
                    and not match[0].startswith(("道路", "理论自信", "政治意识", "大局意识"))
                ):
                    yield self._found(*match.span(), match[0], "、".join(order))
        for verb, wrong, right in _MISPLACED:
            for match in re.finditer(rf"{verb}[“「](?P<x>{wrong})[”」]", text):
                if right not in text[match.end() : match.end() + 10]:
                    yield self._found(*match.span("x"), match["x"], right)
        for match in _ABILITY.finditer(text):
            told = re.split("[、和]", match[0])
            if told != list(_ABILITIES) and len(set(told) & set(_ABILITIES)) >= 2:
                yield self._found(*match.span(), match[0], "、".join(_ABILITIES))
        lists = {name[2:]: parts for name, parts in _LISTS}
        for match in _EXPANDED.finditer(text):
            told, parts = re.split("[、和]", match["x"]), lists[match["kind"]]
            if len(told) != 4 and set(told) < set(parts):
                yield self._found(*match.span("x"), match["x"], "、".join(parts))

    def _long(self, text: str) -> Iterable[Finding]:
        """Long phrases with one character wrong, missing or too many, or two swapped."""
        automaton, pieces = _halves()
        told: list[tuple[int, int]] = []
        for index, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
            phrase, first = pieces[index]
            for by in (0, -1, 1):
                length = len(phrase) + by
                begin = start if first else end - length
                word = text[begin : begin + length]
                if begin < 0 or len(word) != length or "\n" in word:
                    continue
                whole = text[max(0, begin - 1) : begin + length + 1]
                if text[max(0, begin - 6) : begin].endswith("新时代"):
                    break  # NM105
                if phrase in whole or any(a < begin + length and begin < b for a, b in told):
                    break
                if _meant_so(text, begin, word, phrase):
                    break
                if _off_by_one(word, phrase):
                    told.append((begin, begin + length))
                    yield self._found(begin, begin + length, word, phrase)
                    break

    def _found(self, start: int, end: int, text: str, right: str) -> Finding:
        return self.finding(
            start, end, f"固定表述有误：“{text}”，应为“{right}”",
            replacement=right, safety="unsafe", confidence=0.99,
        )  # fmt: skip


# Wordings of their own, a character off a set phrase: 全面从严管党治党, 共铸中华民族共同体意识.
_OWN = lazy(
    "全面从严管党|(?<=[共同])铸中华民族共同体意识|坚持[把将对]|坚持以人为中心|让人民群众拥有"
)


def _meant_so(text: str, begin: int, word: str, phrase: str) -> bool:
    """Whether a phrase that is nearly a set one is a wording of its own: the odd character
    makes a word with its neighbours (全省从严治党, 坚守以人民为中心) and is like the right one
    neither in sound nor shape, a word before takes the first character (我国治理体系), or the mark
    in the middle is left out in a headline."""
    from nlpcheck.language.segment import has_word

    if _OWN.match(text, begin):
        return True
    if word[0] == phrase[0] and len(word) < len(phrase) and word[1] != phrase[1]:
        return has_word(text[max(0, begin - 1) : begin + 1])
    if word == phrase.replace("、", "").replace("，", ""):
        if text[begin - 1 : begin] == "《" or text[begin + len(word) :][:1] == " ":
            return True
        line = text[
            text.rfind("\n", 0, begin) + 1 : (text.find("\n", begin) + 1 or len(text) + 1) - 1
        ]
        return not any(mark in line for mark in "。；，")
    odd = [at for at, (a, b) in enumerate(zip(word, phrase, strict=False)) if a != b]
    if len(word) != len(phrase) or len(odd) != 1 or _alike(word, phrase):
        return False
    place = begin + odd[0]
    return has_word(text[place - 1 : place + 1]) or has_word(text[place : place + 2])


def _alike(phrase: str, meant: str) -> bool:
    """Whether the one odd character sounds or looks like the right one."""
    from nlpcheck.language.pycorrector_adapter import likeness

    return any(a != b and likeness(a, b) > 0.8 for a, b in zip(phrase, meant, strict=True))

"""NM105: a party formula or a leader's title given incompletely."""

from __future__ import annotations

from nlpcheck.rules.base import Example
from nlpcheck.rules.many import ManyPatterns
from nlpcheck.types import Severity

_THOUGHT = "习近平新时代中国特色社会主义思想"


class IncompleteTitle(ManyPatterns):
    code = "NM105"
    severity = Severity.WARNING
    summary = "政治表述不完整"
    summary_en = "a party formula or title given incompletely"
    why = "《中国共产党章程》和党的文件中的规范表述应完整引用"
    limits = "习近平法治思想、习近平生态文明思想等另有其名的不报；省去“习近平”“党的”的简略说法在讲话中常见，不报。"
    message = "“{text}”表述不完整，规范表述为“{replacement}”"
    safety = "unsafe"
    patterns = (
        (r"习近平新时代(?!中国特色社会主义(?:外交|经济)?思想)[一-鿿]{2,13}?思想", _THOUGHT),
        (r"习近平(?:中国)?特色社会主义思想|习近平(?:中国)?社会主义思想|习近平思想", _THOUGHT),
        (r"习近平新时代中国特色社会主义(?!(?:外交|经济)?思想)(?:理论|精神)?", _THOUGHT),
        (r"习近平新时代(?:思想|理论)", _THOUGHT),
        (r"习近平新(?:时期|世纪|阶段)(?:中国)?特色社会主义思想", _THOUGHT),
        (r"习总书记|习近平书记|习近平主席总书记", "习近平总书记"),
        (
            r"以习近平同志为(?:领导|总)核心的党中央|以习近平同志为领导的党中央",
            "以习近平同志为核心的党中央",
        ),
        (r"毛泽东理论(?=、|，|和)", "毛泽东思想"),
        (r"以习近平(?:总书记)?为核心的党中央", "以习近平同志为核心的党中央"),
        (r"以习近平同志为核心(?=[，。；、])", "以习近平同志为核心的党中央"),
        (r"以习近平同志为中心的党中央", "以习近平同志为核心的党中央"),
        (r"[“]三个代表[”](?=(?:思想|、|，|和|理论))(?:思想|理论)?", "“三个代表”重要思想"),
        (r"三个代表思想", "“三个代表”重要思想"),
        (r"(?<=邓小平)(?:思想)(?=、|，|和)", "理论"),
        (r"党的第(十[七八九]|二十)大", r"党的\1大"),
    )
    examples = (
        Example(
            bad="深入学习⟦习近平新时代特色社会主义思想⟧。",
            good="深入学习习近平新时代中国特色社会主义思想。",
            fixed="深入学习习近平新时代中国特色社会主义思想。",
        ),
        Example(
            bad="学习⟦习近平新时期中国特色社会主义思想⟧，在⟦以习近平同志为领导核心的党中央⟧坚强领导下，坚持⟦毛泽东理论⟧、邓小平理论。",
            good="在以习近平同志为核心的党中央坚强领导下，坚持毛泽东思想、邓小平理论。",
        ),
        Example(
            bad="以⟦习近平新时代中国特色社会主义⟧为指导，落实⟦习总书记⟧重要讲话精神。",
            good="学习习近平法治思想、习近平总书记重要讲话和党的二十大精神。",
        ),
        Example(
            bad="在⟦以习近平为核心的党中央⟧坚强领导下，践行⟦“三个代表”思想⟧。",
            good="坚持毛泽东思想、邓小平理论、“三个代表”重要思想、科学发展观。",
        ),
    )

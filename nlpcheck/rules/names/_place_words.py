"""Words that are names of places by their last character, found by segmentation."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nlpcheck.language.lazy import lazy

_OFFICE = lazy(r"(?:人民政府|政府|政务|区委|[一-鿿]{2,8}?(?:局|委员会|办公室))")
_COMMON = lazy(
    r"^(?:[我本各全该某其两三几每]|乡镇|城镇|村镇|集镇|小镇|重点|中心|特色|建制|贫困|示范|试点|先进|周边|邻|兄弟|所辖|辖|下辖|有关|相关)"
    r"|(?:贫困|示范|先进|试点|强|大|邻|周边|脱贫|重点|特色|中心|建制|小城|卫星|古|名|新|旧|老|城关?|市辖|辖|城|郊|片|园|库|景|社|小|地|山|灾|牧|林|矿|港|校|院|厂|战|工业园|开发|保护|实验|展示|体验|服务|查阅|公开|阅览|办公|商务|住宅|功能|试验|自治|行政|农业|生产|特|经济|保税|自贸|生活|工业)(?:镇|乡|县|区|街道)$"
)


FUNCTION = frozenset(
    "前由向在对从经于为被把将与和及或等各全本我该其此每某之的了到至以按据根依请赴后上下内外中间时年月日是有不会要可已均都并也还就只由让使给用请求"
)


def place_words(text: str, level: tuple[str, ...]) -> Iterable[tuple[int, int]]:
    """Words that are names of places of a level, by segmentation: (start, end)."""
    from nlpcheck.language.segment import cut

    kinds = "|".join(level)
    for clause in re.finditer(rf"[^，。；：、！？\n]*?(?:{kinds})", text):
        at = clause.start()
        for word in cut(clause[0]):
            after = at + len(word)
            if (
                3 <= len(word) <= 5
                and word.endswith(level)
                and not _COMMON.search(word)
                and not set(word[:-1]) & FUNCTION
                and not word.startswith(("联合", "聯合", "组织", "通过", "会同"))
                and (not word.endswith("区") or _OFFICE.match(text, after))
            ):
                yield at, after
            at = after

"""The report's own names: what its title, signature and definitions call the unit."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from nlpcheck import lexicon
from nlpcheck.language.lazy import lazy
from nlpcheck.report.model import Report
from nlpcheck.rules.base import Context

_SUFFIX = lazy(r"(?:人民政府|政府)?(?:办公室|办公厅)?(?:（[^（）]{1,12}）)?$")
_PARENT = lazy(r"^[一-鿿]{2,12}?(?:人民政府)(?=[一-鿿]{2,})")
UNIT = r"(?:镇|乡|街道|县|区|市|旗|州|盟|省)"
_DEFINED = lazy(r"（(?:以下|下文|以下统一|下)?(?:简)?称[：:]?[“\"]?([^”\"（）]{1,20})[”\"]?）")
_ETHNIC = "壮族|回族|维吾尔|蒙古族?|藏族|朝鲜族|土家族|苗族|彝族|布依族|侗族|哈尼族|傣族|白族|景颇族|傈僳族|羌族|哈萨克|柯尔克孜"


@lru_cache(maxsize=256)
def core(name: str) -> str:
    """A unit's name without 人民政府, 办公室 and a parent before it (临淄区人民政府辛店街道办事处
    gives 辛店街道办事处)."""
    name = re.sub(r"\s", "", name)
    name = _PARENT.sub("", name)
    stripped = _SUFFIX.sub("", name)
    return stripped or name


def own_names(context: Context) -> list[str]:
    """Service: the names by which the report calls its unit, fullest first."""
    report: Report = context.report
    names = [report.issuer, core(report.issuer), report.signature, core(report.signature)]
    names += [match[1] for match in _DEFINED.finditer(report.text)]
    return [name for name in dict.fromkeys(names) if name]


def place_of(name: str) -> str:
    """The last place in a unit's name (栖梧县民政局 → 栖梧县), "" where there is none."""
    found = re.findall(
        rf"[一-鿿]{{1,8}}?{UNIT}(?!场|民(?!政|族|宗)|政(?!务|府|法|数))", core(name) if name else ""
    )
    return found[0] if found else ""


@cache
def prefectures() -> dict[str, str]:
    """Prefecture-level place → province."""
    return {
        place: province
        for province, _, places in (_pad(row) for row in lexicon.table("places"))
        for place in places.split("、")
        if place
    }


@cache
def provinces() -> frozenset[str]:
    """All provincial-level places, with their kind in the name."""
    return frozenset(row[0] for row in lexicon.table("places"))


def short(place: str) -> str:
    """A place without its kind (宜宾市 → 宜宾, 凉山彝族自治州 → 凉山)."""
    place = re.sub(rf"(?:{_ETHNIC})*(?:自治州|自治区)$", "", place)
    return re.sub(r"(?:市|地区|盟|省)$", "", place)


def _pad(row: tuple[str, ...]) -> tuple[str, str, str]:
    return (row[0], row[1], row[2] if len(row) > 2 else "")

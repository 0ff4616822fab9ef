"""Plants in the unit's own name: signature, short forms, misspelt names."""

from __future__ import annotations

import random
import re

from .draft import Draft, mark
from .lexical import boundaries, hosts
from .planting import Plant, planter


@planter("NM003", 4)
def short_name(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """Another form of the unit's name in the signature, never defined."""
    forms = [
        (r"人民政府$", "政府"),
        (r"人民政府$", "人民政府办公室"),
        (r"(?<=[镇乡县区市])人民政府$", ""),
        (r"^.+?[市县区](.+局)$", r"\1"),
    ]
    pattern, new = forms[variant]
    name = re.sub(pattern, new, draft.issuer)
    if name == draft.issuer or "以下简称" in "".join(draft.intro):
        return None
    bad = draft.copy()
    bad.tail[0] = mark(name)
    return Plant("NM003", bad, f"{draft.issuer} / {name}")


@planter("NM009", 6)
def other_signature(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """Signed by another unit."""
    kinds = {
        "town": ["金沟镇人民政府", "白沙乡人民政府", "柳树屯镇人民政府"],
        "street": ["青岚区人民政府望湖街道办事处", "东关街道办事处", "青岚区人民政府"],
        "gov": ["平湖县人民政府", "阳新县人民政府", "莲都区人民政府"],
        "dept": ["{place}水利局", "{place}农业农村局", "{place}民政局"],
    }
    name = kinds[draft.kind][variant % 3].format(place=draft.place)
    bad = draft.copy()
    bad.tail[0] = mark(name)
    return Plant("NM009", bad, f"{draft.issuer} / {name}", also=frozenset({"NM001", "NM003"}))


LIKE = {"川": "州", "岚": "风", "坞": "钨", "水": "永", "南": "男", "泓": "弘", "浦": "埔", "阴": "荫", "江": "红", "川区": "州区"}  # fmt: skip


@planter("NM011", 8)
def own_name_misspelt(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """Two characters of the own place's name swapped, or one exchanged for a look-alike."""
    name = draft.place[:-1]
    if len(name) < 2:
        return None
    wrong = name[1] + name[0] + name[2:]
    if variant % 2:
        last = name[-1]
        if last not in LIKE:
            return None
        wrong = name[:-1] + LIKE[last]
    bad = draft.copy()
    unit = mark(wrong + draft.issuer[len(name) :])
    sentences = [
        f"{unit}定期研究信息公开工作。",
        f"通过{unit}网站发布便民提示。",
        f"有关情况由{unit}负责解释。",
        f"欢迎广大群众对{unit}的工作提出意见。",
    ]
    places = hosts(draft)
    if not places:
        return None
    where = rng.choice(places)
    old = draft.sections[0].paragraphs[where]
    at = rng.choice(boundaries(old))
    text = sentences[variant // 2]
    bad.sections[0].paragraphs[where] = old[:at] + text + old[at:]
    return Plant("NM011", bad, text[:60].replace("\ufdd0", "⟦").replace("\ufdd1", "⟧"))

"""Characters too many and characters lost, told by words that often or never stand together."""

from __future__ import annotations

import pytest

from nlpcheck import lexicon
from nlpcheck.language.lost import find_lost
from nlpcheck.language.superfluous import BETWEEN, find_superfluous


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("把公开责是任分解到各股室。", "责是任", "责任"),
        ("全年组织业务培在训3场次。", "业务培在训", "业务培训"),
        ("强化监为督检查，压实责任。", "监为督", "监督"),
        ("对政务服的务大厅进行改造。", "政务服的务", "政务服务"),
        ("对公开内开容进行梳理。", "内开容", "内容"),
        ("进一步和加强对基层的指导。", "进一步和加强", "进一步加强"),
        ("提高群众对政务为公开的知晓率。", "政务为公开", "政务公开"),
        ("各社区按的要求更新公示栏。", "按的", "按"),
        ("各部门密切配合和，形成合力。", "配合和", "配合"),
    ],
)
def test_superfluous(text: str, wrong: str, right: str) -> None:
    found = [(f.text, f.right) for f in find_superfluous(text)]
    assert len(found) == 1
    assert found[0][0].endswith(wrong[-3:])
    assert found[0][1].endswith(right[-2:])


@pytest.mark.parametrize(
    "text",
    [
        "要求执行的程序公开，主题教育的部门安排已公布。",
        "审批事项快申快办，群众常思常想，一技一艺各有传承。",
        "加强教师的师风师德建设，人群中的小学生占三成。",
        "耕地保护和地力提升同步，投资并经营的单位备案。",
        "土地的复垦方式、领土的完整和干部的培训均有规定。",
        "事实将证明，地震一发生即启动预案，制度将从三个方面完善。",
        "实现碳达峰碳中和，加强国防和部队建设，信息的公开要及时。",
        "及时对外公开，积极为群众服务，依法不予公开。",
        "公路的路名标志由交通部门设置，加强生产的产前指导，管理在单位、奉献在社区，自建或与他人联合建设。",
        "他被从外地召回，碳达峰碳中和是目标，东方向的列车停运，向和本县交界的乡镇通报，处以的罚款上缴国库，全面而深入的会谈。",
        "分享了在基层工作的体会，增进了和周边单位的联系。",
    ],
)
def test_superfluous_silent(text: str) -> None:
    assert find_superfluous(text) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("接受社监督和群众评议。", "接受社会"),
        ("举办业务训会两次，开展业务训。", "业务培训"),
    ],
)
def test_lost(text: str, right: str) -> None:
    assert right in [f.right for f in find_lost(text)]


@pytest.mark.parametrize(
    "text",
    [
        "一是查内容，二是看更新。",
        "案件反映出答复前论证不足，现公布如下。",
        "宣讲员开展活动，空调外机应当牢固。",
        "全市场推行，任务实不实要看结果，开了多次会。",
        "优化办理理流程。",
        "急、危、重患者的救治，抢险和县际道路维护。",
    ],
)
def test_lost_silent(text: str) -> None:
    assert find_lost(text) == []


def test_tables_are_sound() -> None:
    rows = lexicon.table("neighbours")
    assert len({row[0] for row in rows}) == len(rows)
    for word, *columns in (row for row in rows if len(row) == 4):
        after, before, follows = columns
        assert set(after + before) <= BETWEEN, word
        assert all(w.rstrip("0123") for w in follows.split("、") if w), word
    words = [row[0] for row in lexicon.table("unparted")]
    assert len(set(words)) == len(words)

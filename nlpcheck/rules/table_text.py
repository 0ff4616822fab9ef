"""Table three as text, for examples that mark or misspell its labels."""

from __future__ import annotations

_ROWS = """| 申请人情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
| 一、本年新收政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| ⟦二、上年结转政府信息公开申请数量⟧ | NATURAL | 0 | 0 | 0 | 0 | 0 | SUM |
三、本年度办理结果
""" + "\n".join(
    f"| {label} | 0 | 0 | 0 | 0 | 0 | 0 | 0 |"
    for label in (
        "（一）予以公开",
        "（二）部分公开",
        "1.属于国家秘密",
        "2.其他法律行政法规禁止公开",
        "3.危及“三安全一稳定”",
        "4.保护第三方合法权益",
        "5.属于三类内部事务信息",
        "6.属于四类过程性信息",
        "7.属于行政执法案卷",
        "8.属于行政查询事项",
        "1.本机关不掌握相关政府信息",
        "2.没有现成信息需要另行制作",
        "3.补正后申请内容仍不明确",
        "1.信访举报投诉类申请",
        "2.重复申请",
        "3.要求提供公开出版物",
        "4.无正当理由大量反复申请",
        "5.要求行政机关确认或重新出具已获取信息",
        "1.申请人无正当理由逾期不补正",
        "2.申请人逾期未按收费通知要求缴纳费用",
        "3.其他",
        "（七）总计",
        "四、结转下年度继续办理",
    )
)


def applications(natural: str = "0", total: str = "0", *, mark: bool = False) -> str:
    """The table, all 0 but 上年结转 of 自然人 and 总计; ``mark`` puts ⟦⟧ round the row's label."""
    text = _ROWS.replace("NATURAL", natural).replace("SUM", total)
    return text if mark else text.replace("⟦", "").replace("⟧", "")

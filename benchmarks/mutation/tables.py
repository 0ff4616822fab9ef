"""Plants in the three tables: cells, rows, labels and sums."""

from __future__ import annotations

import random

from .draft import OPEN, Draft, mark
from .layouts import KEEP_BLANKS, LAYOUTS
from .planting import Plant, planter

KINDS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
# A wrong number in table three contradicts a narrative that tells the right one.
TOLD = frozenset({"XC001", "XC002", "XC003", "XC008", "XC009", "NU010"})
COURT_TOLD = frozenset({"XC004", "XC005", "XC007"})


def name(draft: Draft, row: int) -> str:
    """A row of table three by its innermost label."""
    return next(cell for cell in reversed(draft.rows[row]) if cell)


def bump(draft: Draft, row: int, column: int, by: int) -> None:
    """Add to a number of table three and mark it."""
    draft.grid[row][column] = mark(str(int(draft.grid[row][column]) + by))


@planter("TB201", 12)
def not_a_number(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """A cell that holds no whole number."""
    value = ["/", "无", "2.5", "-1", "O", "l", "一", "—", "3件", "无数据", "空", "两"][variant]
    bad = draft.copy()
    zeros = [(r, c) for r, row in enumerate(bad.grid) for c in range(6) if row[c] == "0"]
    row, column = rng.choice(zeros)
    if rng.random() < 0.7:
        bad.grid[row][column] = mark(value)
        what = f"表三“{name(bad, row)}”{KINDS[column]}：{value}"
    else:
        where = rng.choice([i for i, cell in enumerate(bad.litigation) if cell == "0"] or [0])
        if bad.litigation[where] != "0":
            return None
        bad.litigation[where] = mark(value)
        what = f"表四第{where + 1}格：{value}"
    bad.build_tables()
    also = (
        frozenset({"TB301", "TB302", "TB303", "TB401"})
        if value in ("2.5", "-1", "一", "3件", "两")
        else frozenset()
    )
    return Plant("TB201", bad, what, also=also)


@planter("TB202", 8)
def missing_row(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """A row or a column of a table left out."""
    bad = draft.copy()
    bad.build_tables()
    labels = ["规章", "行政强制", "行政处罚", "行政许可", "行政事业性收费"]
    if variant < 5:
        table = bad.sections[1].table or []
        at = next(i for i, row in enumerate(table) if row[0] == labels[variant])
        del table[at]
        table[at - 1][0] = mark(table[at - 1][0])
        if at < len(table):
            table[at][0] = mark(table[at][0])
        what = f"表二缺“{labels[variant]}”行"
    elif variant < 7:
        zero = [
            r for r in bad.leaves() if set(bad.grid[r]) == {"0"} and not bad.rows[r][1] and r > 4
        ]  # fmt: skip
        if not zero:
            return None
        row = rng.choice(zero)
        what = f"表三缺“{name(bad, row)}”行"
        table = bad.sections[2].table or []
        del table[row + 3]
        for near in (row + 2, row + 3):
            cells = table[near]
            at = max(i for i, cell in enumerate(cells[:3]) if cell not in ("", "\0"))
            cells[at] = mark(cells[at])
    else:
        # The whole group of 第二十条第（六）项.
        table = bad.sections[1].table or []
        at = next(i for i, row in enumerate(table) if row[0] == "第二十条第（六）项")
        del table[at : at + 4]
        table[at][0] = mark(table[at][0])
        table[at - 1][0] = mark(table[at - 1][0])
        what = "表二缺第二十条第（六）项各行"
    # What is missing has no place: a table's first cells stand for it too.
    for cells in (
        (bad.sections[1] if variant in (0, 1, 2, 3, 4, 7) else bad.sections[2]).table or []
    )[:2]:
        cells[:] = [cell if cell in ("", "\0") or OPEN in cell else mark(cell) for cell in cells]
    return Plant("TB202", bad, what)


@planter("TB203", 3)
def less_in_all(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """对外公开总数量 below 本年新公开数量 (2019 and 2020)."""
    if not draft.old:
        return None
    bad = draft.copy()
    new = rng.randint(3, 9)
    values = [str(new), str(new), str(new - rng.randint(1, 2))]
    label = ("规范性文件", "规章", "规范性文件")[variant]
    bad.proactive[label] = [values[0], mark(values[1]), mark(values[2])]
    bad.build_tables()
    return Plant("TB203", bad, f"{label} {values}", also=frozenset({"XC010"}))


@planter("TB205", 5)
def item_label(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """第二十条第（一）项 misspelt."""
    right = ["第二十条第（一）项", "第二十条第（五）项", "第二十条第（六）项", "第二十条第（八）项"]
    old, new = [
        (right[0], "第二十条（一）项"),
        (right[1], "第二十条（五）项"),
        (right[2], "第二十条（六）项"),
        (right[3], "第二十条（八）项"),
        (right[0], "第二十条第一项"),
    ][variant]
    bad = draft.copy()
    bad.build_tables()
    for row in bad.sections[1].table or []:
        if row[0] == old:
            row[0] = mark(new)
            return Plant("TB205", bad, new)
    return None


TYPOS = [
    ("1.属于国家秘密", "1.属于国家密秘"), ("2.重复申请", "2.重夏申请"),
    ("4.保护第三方合法权益", "4.保护第三方合法收益"), ("5.属于三类内部事务信息", "5.属于三类内部事物信息"),
    ("6.属于四类过程性信息", "6.属于四类过程行信息"), ("7.属于行政执法案卷", "7.属于行政执法案券"),
    ("（四）无法提供", "（四）无法提共"), ("（一）予以公开", "（一）予已公开"),
    ("2.没有现成信息需要另行制作", "2.没有现成信息须要另行制作"),
    ("3.补正后申请内容仍不明确", "3.补证后申请内容仍不明确"),
    ("四、结转下年度继续办理", "四、结转下年度继续办里"),
    ("1.信访举报投诉类申请", "1.信防举报投诉类申请"),
    ("3.要求提供公开出版物", "3.要求提供公开出板物"), ("科研机构", "科研机沟"),
    ("社会公益组织", "社会公益组识"), ("法律服务机构", "法律服务机够"),
    ("尚未审结", "尚末审结"), ("结果维持", "结果唯持"), ("行政强制", "行政强治"),
    ("行政事业性收费", "行政事业性收废"),
]  # fmt: skip


@planter("TB206", len(TYPOS))
def label_typo(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """A label of a row or a column misspelt."""
    old, new = TYPOS[variant]
    bad = draft.copy()
    bad.build_tables()
    for section in bad.sections[1:4]:
        for row in section.table or []:
            if old in row:
                row[row.index(old)] = mark(new)
                return Plant("TB206", bad, new)
    return None


@planter("TB301", 6)
def carried_differs(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """一 + 二 ≠ （七） + 四 in one column and in 总计; every row still adds up."""
    bad = draft.copy()
    row = (0, 1, len(bad.rows) - 1)[variant % 3]
    column = rng.randrange(6)
    by = rng.randint(1, 4)
    bump(bad, row, column, by)
    bump(bad, row, 6, by)
    # An identity's place is its column: any of its four rows.
    for other in (0, 1, len(bad.rows) - 2, len(bad.rows) - 1):
        for cell in (column, 6):
            if other != row:
                bad.grid[other][cell] = mark(bad.grid[other][cell])
    bad.build_tables()
    what = f"表三“{name(bad, row)}”{KINDS[column]}、总计各加{by}"
    return Plant("TB301", bad, what, also=TOLD)


@planter("TB302", 4)
def leaves_differ(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """（七）总计 ≠ the sum of its rows in one column and in 总计; every row still adds up."""
    bad = draft.copy()
    row = rng.choice(bad.leaves())
    column = rng.randrange(6)
    by = rng.randint(1, 3)
    bump(bad, row, column, by)
    bump(bad, row, 6, by)
    last = len(bad.rows) - 2
    for cell in (column, 6):
        bad.grid[last][cell] = mark(bad.grid[last][cell])
    bad.build_tables()
    return Plant("TB302", bad, f"表三“{name(bad, row)}”{KINDS[column]}、总计各加{by}", also=TOLD)


@planter("TB303", 4)
def row_differs(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """总计 of a row ≠ the sum of its six cells."""
    bad = draft.copy()
    leaves = bad.leaves()
    if variant < 3:
        # Two rows changed against each other, so that every column still adds up.
        up, down = rng.sample(leaves, 2)
        column = rng.randrange(6)
        if int(bad.grid[down][column]) == 0:
            full = [(r, c) for r in leaves for c in range(6) if int(bad.grid[r][c]) > 0]
            if not full:
                return None
            down, column = rng.choice(full)
            up = rng.choice([r for r in leaves if r != down])
        bump(bad, up, column, 1)
        bump(bad, down, column, -1)
        for row in (up, down):
            bad.grid[row][6] = mark(bad.grid[row][6])
        what = f"表三{KINDS[column]}：“{name(bad, up)}”加1，“{name(bad, down)}”减1，总计未改"
        also = TOLD
    else:
        row = rng.choice([*leaves, 0, 1])
        bump(bad, row, 6, rng.randint(1, 9))
        what = f"表三“{name(bad, row)}”总计改大"
        also = TOLD | {"TB301", "TB302"}
    bad.build_tables()
    return Plant("TB303", bad, what, also=also)


@planter("TB304", 3)
def blank_cell(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """A cell of table three left blank, in a layout where a blank still stands."""
    bad = draft.copy()
    bad.layouts = KEEP_BLANKS
    if variant == 0:
        row, column = rng.randrange(len(bad.grid)), 6
    else:
        zeros = [(r, c) for r, row in enumerate(bad.grid) for c in range(6) if row[c] == "0"]
        row, column = rng.choice(zeros)
    old = bad.grid[row][column]
    bad.grid[row][column] = ""
    bad.build_tables()
    table = bad.sections[2].table or []
    table[row + 3][3 + column] = mark("")
    also = frozenset({"TB301", "TB302", "TB303"}) if old != "0" else frozenset()
    return Plant("TB304", bad, f"表三“{name(bad, row)}”{KINDS[column]}空白（原为{old}）", also=also)


@planter("TB305", 3)
def one_cell_mends(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """A single wrong cell breaks a row and a column: the rule names it."""
    bad = draft.copy()
    row = rng.choice(bad.leaves()) if variant else len(bad.rows) - 2
    column = rng.randrange(6)
    by = rng.randint(1, 5)
    bump(bad, row, column, by)
    for cell in range(7):
        if cell != column:
            bad.grid[row][cell] = mark(bad.grid[row][cell])
    bad.build_tables()
    also = TOLD | {"TB301", "TB302", "TB303"}
    return Plant("TB305", bad, f"表三“{name(bad, row)}”{KINDS[column]}加{by}", also=also)


@planter("TB401", 6)
def court_total(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """A block of table four whose 总计 isn't the sum of its four."""
    bad = draft.copy()
    block = variant % 3
    where = block * 5 + (4 if variant < 3 else rng.randrange(4))
    by = rng.randint(1, 3)
    bad.litigation[where] = str(int(bad.litigation[where]) + by)
    for cell in range(block * 5, block * 5 + 5):
        bad.litigation[cell] = mark(bad.litigation[cell])
    bad.build_tables()
    return Plant("TB401", bad, f"表四第{where + 1}格加{by}", also=COURT_TOLD)


@planter("TB402", 4)
def not_fifteen(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """A number of table four left out."""
    bad = draft.copy()
    numbers = list(draft.litigation)
    zeros = [i for i, cell in enumerate(numbers) if cell == "0"]
    if not zeros:
        return None
    del numbers[rng.choice(zeros)]
    if variant == 3:
        del numbers[-1]
    bad.litigation = [mark(number) for number in numbers]
    # In Markdown every row has all its cells: there it would be a blank one.
    bad.layouts = tuple(name for name in LAYOUTS if name != "markdown")
    bad.build_tables()
    also = COURT_TOLD | {"TB401"}
    return Plant("TB402", bad, f"表四只有{len(numbers)}个数", also=frozenset(also))


@planter("NU009", 4)
def amount_without_unit(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """采购总金额 without its unit, or in one that can't be (2019 and 2020)."""
    if not draft.old:
        return None
    bad = draft.copy()
    value = ["8650", "312.6", "48650000万元", "1275"][variant]
    bad.proactive["政府集中采购"] = ["6", mark(value)]
    bad.build_tables()
    return Plant("NU009", bad, f"表二采购总金额 {value}")

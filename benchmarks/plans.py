"""Scores the reading of section five on the labelled set, and its speed.

    python benchmarks/plans.py                    develop half, what goes wrong with -v
    python benchmarks/plans.py --half extra       the third set, for development as well
    python benchmarks/plans.py --half test --write   test half, figures into docs/quality.md
    python benchmarks/plans.py --cross 5          the sets learned from cross-validated, and the
                                                  curve: 25, 50, 100 % of the texts to learn from
    python benchmarks/plans.py --blind --write    figures of the runs on sets not yet seen
    python benchmarks/plans.py --speed            section fives a second in this process
    python benchmarks/plans.py --fit              fits alignment.toml on the sets learned from

Everything runs end to end on the raw text: a measure that is not found counts as missed, one
found where none is labelled as false.  Items are matched to labels one to one where they share
at least half of their characters together (intersection over union).  Element spans count when
kind, start and end are those of the label; the second figure counts those that overlap.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
DATA = HERE / "data" / "plans"
LEARNED = ("develop", "extra", "blind1", "blind2")
KINDS = ("who", "when", "quantity", "object", "check", "means")
NAMES = {
    "who": "责任主体", "when": "时限与频次", "quantity": "数量目标",
    "object": "具体对象", "check": "核对把关", "means": "手段",
}  # fmt: skip
_SEEN = (
    "模型从这一集学过，这里的数字不能当作实际水平；按报告交叉验证的数字见 "
    "python benchmarks/plans.py --cross 4，没有见过时的数字见 --blind。"
)
NOTES = {
    "test": "规则和模型都没有看过 test 的文字；汇总数字先前看过，据其高低（而非错处）补写了 extra "
    "并改了分析，所以不是第一次看。",
}
VERDICTS = ("specific", "partly", "vague")
VERDICT_NAMES = {"specific": "具体", "partly": "部分具体", "vague": "空泛", "": "未找到"}


class Count:
    """True positives, what was labelled, what was found."""

    def __init__(self) -> None:
        self.hit = self.gold = self.found = 0

    def add(self, hit: int, gold: int, found: int) -> None:
        self.hit, self.gold, self.found = self.hit + hit, self.gold + gold, self.found + found

    @property
    def precision(self) -> float:
        return self.hit / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.hit / (self.gold + self.found) if self.gold + self.found else 0.0

    def __str__(self) -> str:
        return f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}  ({self.hit}/{self.gold} 标, {self.found} 报)"


def load(half: str) -> list[dict[str, Any]]:
    """The records of one half."""
    path = DATA / f"{half}.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def match(gold: list[tuple[int, int]], found: list[tuple[int, int]]) -> dict[int, int]:
    """Indexes of ``gold`` → indexes of ``found``, one to one, best overlap first."""
    scored = []
    for i, (a, b) in enumerate(gold):
        for j, (c, d) in enumerate(found):
            inter = min(b, d) - max(a, c)
            if inter > 0 and inter / (max(b, d) - min(a, c)) >= 0.5:
                scored.append((inter / (max(b, d) - min(a, c)), i, j))
    pairs: dict[int, int] = {}
    for _, i, j in sorted(scored, reverse=True):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def nothing() -> dict[str, Any]:
    """The counts of no report at all."""
    return {
        "problems": Count(), "measures": Count(), "specific": Count(), "vague": Count(),
        "alignment": Count(), "unanswered": Count(), "hinted": Count(), "last_year": Count(),
        "elements": {k: Count() for k in KINDS}, "overlap": {k: Count() for k in KINDS},
        "confusion": Counter(), "reports": 0,
    }  # fmt: skip


def score(
    records: list[dict[str, Any]], verbose: bool, out: dict[str, Any] | None = None
) -> dict[str, Any]:
    """All figures of some reports, added to ``out`` where that is given."""
    from nlpcheck.language.plans import analyse_text
    from nlpcheck.language.plans.alignment import weights

    out = out or nothing()
    for record in records:
        text = record["text"]
        analysis = analyse_text(text, year=record["year"], issuer=record["issuer"])
        out["reports"] += 1

        def say(*words: object, name: str = record["id"]) -> None:
            if verbose:
                print(name, *words)

        gold_p = [(p["start"], p["end"]) for p in record["problems"]]
        gold_m = [(m["start"], m["end"]) for m in record["measures"]]
        found_p = [(p.start, p.end) for p in analysis.problems]
        found_m = [(m.start, m.end) for m in analysis.measures]
        to_p, to_m = match(gold_p, found_p), match(gold_m, found_m)
        out["problems"].add(len(to_p), len(gold_p), len(found_p))
        out["measures"].add(len(to_m), len(gold_m), len(found_m))
        out["last_year"].add(
            len(match([(s["start"], s["end"]) for s in record["last_year"]],
                      [(s.start, s.end) for s in analysis.last_year])),
            len(record["last_year"]), len(analysis.last_year),
        )  # fmt: skip
        back = {j: i for i, j in to_m.items()}
        for j, measure in enumerate(analysis.measures):
            verdict = measure.judgement.verdict if measure.judgement else ""
            gold = record["measures"][back[j]]["verdict"] if j in back else ""
            out["confusion"][gold, verdict] += 1
        for i, label in enumerate(record["measures"]):
            if i not in to_m:
                out["confusion"][label["verdict"], ""] += 1
                say("措施未找到：", text[label["start"] : label["end"]])
        gold_e = {
            (e["kind"], e["start"], e["end"]) for m in record["measures"] for e in m["elements"]
        }
        found_e = {(e.kind, e.start, e.end) for m in analysis.measures for e in m.elements}
        for kind in KINDS:
            g = {e for e in gold_e if e[0] == kind}
            f = {e for e in found_e if e[0] == kind}
            out["elements"][kind].add(len(g & f), len(g), len(f))
            overlap = sum(any(a[1] < b[2] and b[1] < a[2] for b in f) for a in g)
            out["overlap"][kind].add(min(overlap, len(f)), len(g), len(f))
        for element in sorted(gold_e ^ found_e, key=lambda e: e[1]):
            say(
                "要素",
                "漏" if element in gold_e else "多",
                element[0],
                text[element[1] : element[2]],
            )
        gold_a = {tuple(pair) for pair in record["alignment"]}
        found_a = {(p.problem, p.measure) for p in analysis.alignment}
        mapped = {(to_p.get(p), to_m.get(m)) for p, m in gold_a}
        out["alignment"].add(len(mapped & found_a), len(gold_a), len(found_a))
        for p, m in found_a - mapped:
            say("对应多：", analysis.problems[p].text, "←", analysis.measures[m].text)
        for p, m in gold_a:
            if (to_p.get(p), to_m.get(m)) not in found_a:
                say(
                    "对应漏：",
                    text[gold_p[p][0] : gold_p[p][1]],
                    "←",
                    text[gold_m[m][0] : gold_m[m][1]],
                )
        answered = {p for p, _ in gold_a}
        gold_u = {to_p.get(i, -1 - i) for i in range(len(gold_p)) if i not in answered}
        told = [n for n in analysis.nearest if n.score <= weights().silent_above]
        found_u = {n.problem for n in told if n.sure}
        if analysis.measures:
            hinted = {n.problem for n in told}
            out["unanswered"].add(len(gold_u & found_u), len(gold_u), len(found_u))
            out["hinted"].add(len(gold_u & hinted), len(gold_u), len(hinted))
        for p in found_u - gold_u:
            say("误报缺措施：", analysis.problems[p].text)
    for name in ("specific", "vague"):
        out[name] = Count()
        for (gold, found), n in out["confusion"].items():
            out[name].add(n * (gold == found == name), n * (gold == name), n * (found == name))
    return out


def total(counts: dict[str, Count]) -> Count:
    """The sum over the kinds (micro average)."""
    whole = Count()
    for c in counts.values():
        whole.add(c.hit, c.gold, c.found)
    return whole


def report(half: str, out: dict[str, Any]) -> str:
    """The figures as the Markdown of docs/quality.md."""

    def row(name: str, c: Count) -> str:
        return (
            f"| {name} | {c.gold} | {c.found} | {c.precision:.3f} | {c.recall:.3f} | {c.f1:.3f} |"
        )

    lines = [
        f"{half}：{out['reports']} 份第五部分，自原文起全程计分（找不到的措施算漏，多出的算误）。"
        + NOTES.get(half, _SEEN), "",
        "| 项目 | 标注 | 报出 | 准确率 | 召回率 | F1 |", "|---|---|---|---|---|---|",
        row("问题", out["problems"]), row("措施", out["measures"]),
        row("上年问题", out["last_year"]),
        row("**措施是否具体**", out["specific"]), row("措施是否空泛（PL001）", out["vague"]),
        row("**问题与措施的对应**", out["alignment"]), row("缺措施的问题（PL101 警告）", out["unanswered"]),
        row("缺措施的问题（PL101 警告和提示）", out["hinted"]),
        row("**要素，种类和起止都对**", total(out["elements"])),
        row("要素，种类对、有重叠", total(out["overlap"])), "",
        "| 要素 | 标注 | 报出 | 准确率 | 召回率 | F1 | 有重叠的F1 |", "|---|---|---|---|---|---|---|",
    ]  # fmt: skip
    for kind in KINDS:
        lines.append(row(NAMES[kind], out["elements"][kind]) + f" {out['overlap'][kind].f1:.3f} |")
    lines += ["", "| 标注＼报出 | 具体 | 部分具体 | 空泛 | 未找到 |", "|---|---|---|---|---|"]
    for gold in (*VERDICTS, ""):
        name = VERDICT_NAMES[gold] if gold else "不是措施"
        cells = [str(out["confusion"][gold, found]) for found in (*VERDICTS, "")]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def write(half: str, text: str) -> None:
    """Put the figures between their marks in docs/quality.md."""
    from quality_page import write_part

    write_part(
        "plans", "改进措施（第五部分）", f"python benchmarks/plans.py --half {half} --write", text
    )


def cross(count: int, shares: Sequence[float]) -> str:
    """Cross-validate by report through the whole pipeline, with growing shares of the texts.

    Both models (roles of clauses, elements) are learned anew in each fold; cues, lexicons and
    the weights of the alignment are as they are, so what they were made with looks better here.
    Returns the figures with all texts as Markdown.
    """
    sys.path.insert(0, str(HERE.parent))
    from nlpcheck.language.plans import roles, tagger
    from nlpcheck.language.plans.chain import using
    from training import plan_roles, plan_tagger

    for share in shares:
        whole = {half: nothing() for half in plan_tagger.SETS}
        for rest, held in plan_tagger.folds(plan_tagger.records(), count, share):
            with (
                using(tagger.MODEL, plan_tagger.train(rest)),
                using(roles.MODEL, plan_roles.train(rest)),
            ):
                for half, out in whole.items():
                    score([r for r in held if r["half"] == half], False, out)
        for half, out in whole.items():
            print(
                f"学习用 {share:.0%} {half}：问题 {out['problems'].f1:.3f}  措施 {out['measures'].f1:.3f}  "
                f"上年 {out['last_year'].f1:.3f}  具体 {out['specific'].f1:.3f}  "
                f"空泛 P {out['vague'].precision:.3f} R {out['vague'].recall:.3f}  "
                f"要素 {total(out['elements']).f1:.3f}（有重叠 {total(out['overlap']).f1:.3f}）  "
                f"对应 P {out['alignment'].precision:.3f} R {out['alignment'].recall:.3f}  "
                f"PL101 警告 {out['unanswered'].hit}/{out['unanswered'].found}",
                flush=True,
            )
    lines = [
        f"按报告分 {count} 折，两个模型各折重学（voices 各集每折都学，从不计分）；规则、词表和对应的权重照旧，"
        "规则是照 develop 定的，所以 develop 偏高。", "",
        "| 集 | 具体 F1 | 空泛 F1 | 对应 P / R | 要素 F1 | 要素（重叠）F1 | "
        + " | ".join(f"{NAMES[k]}（起止都对 / 重叠）" for k in KINDS) + " |",
        "|---" * (6 + len(KINDS)) + "|",
    ]  # fmt: skip
    for half, out in whole.items():
        pairs = f"{out['alignment'].precision:.3f} / {out['alignment'].recall:.3f}"
        cells = [half, f"{out['specific'].f1:.3f}", f"{out['vague'].f1:.3f}", pairs,
                 f"{total(out['elements']).f1:.3f}", f"{total(out['overlap']).f1:.3f}",
                 *(f"{out['elements'][k].f1:.2f} / {out['overlap'][k].f1:.2f}" for k in KINDS)]  # fmt: skip
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def blind() -> str:
    """The runs on sets not yet seen, as the Markdown of docs/quality.md.

    Such a run can be made once only, so its figures are kept (blind-runs.json), with the commit
    to run again.
    """
    lines = [
        "每集只在程序没有见过它时测一次，之后才看错处、改程序、并入学习，所以数字记在"
        "`benchmarks/data/plans/blind-runs.json`，不能用现在的程序重算（现在的模型学过这些集）。", "",
        "| 集 | 提交 | 学自 | 说明 | 问题 F1 | 措施 F1 | 上年 F1 | **具体 F1** | 空泛 F1 | 要素 F1 | **要素（重叠）F1** "
        "| **对应 P / R** | PL101 对/报 |",
        "|---|---|---|---|---|---|---|---|---|---|---|---|---|",
    ]  # fmt: skip
    for run in json.loads((DATA / "blind-runs.json").read_text("utf-8")):
        figures = ["—" if run[k] is None else f"{run[k]:.3f}" for k in
                   ("problems", "measures", "last_year", "specific", "vague", "exact", "overlap")]  # fmt: skip
        cells = [run["half"], f"`{run['commit']}`", run["learned"], run["note"], *figures]
        lines.append("| " + " | ".join([*cells, run["pairs"], run["unanswered"]]) + " |")
    return "\n".join(lines)


def speed() -> None:
    """Section fives a second of one core, after one pass to warm up, on the develop half.

    Time of the processor, so that other work on the machine does not count.
    """
    from nlpcheck.language.plans import analyse_text

    records = load("develop")
    for record in records:
        analyse_text(record["text"], year=record["year"])
    rounds = 3
    begin = time.process_time()
    for _ in range(rounds):
        for record in records:
            analyse_text(record["text"], year=record["year"], issuer=record["issuer"])
    took = time.process_time() - begin
    size = sum(len(r["text"]) for r in records) / len(records)
    print(
        f"{rounds * len(records) / took:.0f} 份/秒（develop，平均每份 {size:.0f} 字，单进程的处理器时间，已预热）"
    )


def fit(folds: int = 5) -> None:
    """Fit the weights of alignment.toml on all sets learned from, cross-validated first.

    Logistic regression with a prior mean of what the guideline says (a pair that the text
    states is a pair), so that rare features keep a sensible sign.
    """
    import numpy as np

    from nlpcheck.language.plans import alignment
    from nlpcheck.language.plans.analyse import analyse_text
    from nlpcheck.language.plans.model import Measure, Problem

    prior = np.array([0, 2.5, -1.5, 0.5, 0.3, 0.3, 0.5, 0.5, 0.1, 0.3, 0.3])
    # Some sets keep the order of the problems in their measures, others don't: order may weigh
    # little, or it would outweigh what is said.
    strength = np.array([1e-6, 3, 3, 3, 3, 1, 1, 1, 300, 3, 3.0])
    rows, labels, group = [], [], []
    for number, record in enumerate(r for half in LEARNED for r in load(half)):
        text = record["text"]
        found = analyse_text(text, year=record["year"], issuer=record["issuer"])

        def made(label: dict[str, Any], items: list[Any], kind: type, text: str = text) -> Any:
            near = match([(label["start"], label["end"])], [(i.start, i.end) for i in items])
            item = items[near[0]] if near else None
            new = kind(label["start"], label["end"], text[label["start"] : label["end"]])
            new.pair = item.pair if item else None
            if kind is Measure and item:
                new.target = item.target
            return new

        problems = [made(p, found.problems, Problem) for p in record["problems"]]
        measures = [made(m, found.measures, Measure) for m in record["measures"]]
        if not problems or not measures:
            continue
        gold = {tuple(pair) for pair in record["alignment"]}
        for i, line in enumerate(alignment.evidence(problems, measures, record["issuer"])):
            for j, e in enumerate(line):
                rows.append(e.features)
                labels.append((i, j) in gold)
                group.append(number)
    x, y, g = np.array(rows), np.array(labels, float), np.array(group)

    def solve(x: Any, y: Any) -> Any:
        w = prior.copy()
        for _ in range(60):
            p = 1 / (1 + np.exp(-x @ w))
            gradient = x.T @ (p - y) + strength * (w - prior)
            hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(strength)
            w -= np.linalg.solve(hessian, gradient)
        return w

    sets = "、".join(LEARNED)
    held = np.zeros(len(y))
    for fold in range(folds):
        out = g % folds == fold
        held[out] = 1 / (1 + np.exp(-x[out] @ solve(x[~out], y[~out])))
    said = held >= 0.5
    hit = float((said & (y > 0)).sum())
    print(
        f"交叉验证（{folds} 折，{sets}，{len(y)} 对）：P {hit / said.sum():.3f}  R {hit / y.sum():.3f}"
    )
    w = solve(x, y)
    path = Path(alignment.__file__).with_name("alignment.toml")
    path.write_text(
        f"# 问题与措施对应的权重：由 benchmarks/plans.py --fit 在 {sets} 上以逻辑回归拟合，不手工改。\n"
        "# pair_above：最高得分超过此数的，对应拿不准，仍算对应；silent_above：超过此数的问题不报缺措施。\n"
        "threshold = 0.5\npair_above = 0.27\nsilent_above = 0.27\nsure_below = 0.05\n\n[weight]\n"
        + "".join(f"{n} = {v:.3f}\n" for n, v in zip(alignment.FEATURES, w, strict=True)),
        "utf-8",
    )


def main() -> int:
    """Runs what the options ask for."""
    parser = argparse.ArgumentParser(description="第五部分的评测", allow_abbrev=False)
    parser.add_argument(
        "--half", choices=sorted(p.stem for p in DATA.glob("*.jsonl")), default="develop"
    )
    parser.add_argument("--write", action="store_true", help="写入 docs/quality.md")
    parser.add_argument("--blind", action="store_true", help="没有见过的集的历次数字")
    parser.add_argument("--cross", type=int, metavar="FOLDS", help="交叉验证，带学习曲线")
    parser.add_argument("--shares", type=float, nargs="+", default=(0.25, 0.5, 1.0))
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("-v", "--verbose", action="store_true")
    options = parser.parse_args()
    if options.fit:
        fit()
        return 0
    if options.blind:
        print(blind())
        if options.write:
            from quality_page import write_part

            command = "python benchmarks/plans.py --blind --write"
            write_part("plans-blind", "改进措施：没有见过的集", command, blind())
        return 0
    if options.cross:
        text = cross(options.cross, options.shares)
        print(text)
        if options.write:
            from quality_page import write_part

            shares = " ".join(f"{s:g}" for s in options.shares)
            command = (
                f"python benchmarks/plans.py --cross {options.cross} --shares {shares} --write"
            )
            write_part("plans-cross", "改进措施：交叉验证", command, text)
        return 0
    if options.speed:
        speed()
        return 0
    if options.verbose and options.half == "test":
        print("test 只出数字，不列明细。", file=sys.stderr)
        return 2
    text = report(options.half, score(load(options.half), options.verbose))
    print(text)
    if options.write:
        write(options.half, text)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

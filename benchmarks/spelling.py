"""The spelling engine and pycorrector's KenLM corrector, side by side in one run.

    python -m benchmarks.spelling [--kenlm MODEL.arpa] [--write] [--quick]

Sets: ../shared/spelling (EC-LAW, EC-MED, SIGHAN15), clean lines of the kept-aside part
of ../shared/text, and errors planted there (benchmarks/planted.py). Sentence level: a wrong
sentence counts as corrected when the output equals its right form; a false positive is
any sentence that is changed and then not right; recall is over all wrong sentences.
``--kenlm``: a model of training.arpa; without it the comparison is left out. ``--write``: put
the tables into docs/quality.md.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks import planted as planting
from benchmarks.quality_page import write_part
from benchmarks.spelling_picture import draw
from nlpcheck.language.spelling.backends import Corrector, open_backend
from nlpcheck.language.spelling.correction import Correction
from nlpcheck.language.spelling.engine import load
from training.corpus import pairs

SETS = {"EC-LAW": "ec_law.test", "EC-MED": "ec_med.test", "SIGHAN15": "sighan15.test"}
#: Right characters between two slips, in a text with hardly an error.
THIN = 2_000
KINDS = {"word": "同音词", "sound": "同音字", "shape": "形近字", "missing": "缺字（词中）", "dropped": "缺字（单字词）", "doubled": "重字", "superfluous": "多字", "swapped": "颠倒"}


def mended(text: str, found: Sequence[Correction]) -> str:
    for c in sorted(found, key=lambda c: (c.start, c.end), reverse=True):
        text = text[: c.start] + c.replacement + text[c.end :]
    return text


def sentence_level(given: list[tuple[str, str]], found: list[list[Correction]]) -> dict[str, float]:
    """Precision, recall and F1 of detection and correction, and right sentences changed."""
    wrong = sum(a != b for a, b in given)
    right = len(given) - wrong
    changed = corrected = detected = spoiled = 0
    for (a, b), each in zip(given, found, strict=True):
        out = mended(a, each)
        if out == a:
            continue
        changed += 1
        spoiled += a == b
        corrected += a != b and out == b
        # Detected: exactly the wrong places were touched.
        detected += a != b and len(a) == len(b) == len(out) and {i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y} == {i for i, (x, y) in enumerate(zip(a, out, strict=True)) if x != y}
    result = {"wrong": wrong, "right": right, "spoiled": spoiled / max(right, 1)}
    for name, hits in (("detection", detected), ("correction", corrected)):
        p, r = hits / max(changed, 1), hits / max(wrong, 1)
        result |= {f"{name}_p": p, f"{name}_r": r, f"{name}_f": 2 * p * r / max(p + r, 1e-9)}
    return result


def by_kind(made: list, found: list[list[Correction]]) -> tuple[Counter, Counter, Counter, list[tuple[float, bool]]]:
    """(planted, detected, rightly corrected) by kind, and (probability, right) of corrections."""
    number: Counter = Counter()
    seen: Counter = Counter()
    mend: Counter = Counter()
    answers = []
    for item, each in zip(made, found, strict=True):
        for c in each:
            answers.append((c.probability, _helps(item, c)))
        for slip in item.slips:
            number[slip.kind] += 1
            near = [c for c in each if c.start <= slip.end and c.end >= slip.start]
            seen[slip.kind] += bool(near)
            mend[slip.kind] += any(_mends(item.wrong, c, slip) for c in near)
    return number, seen, mend, answers


def _mends(wrong: str, c: Correction, slip) -> bool:
    """Whether the correction alone undoes the slip (and, over a wider place, no harm)."""
    if wrong[: c.start] + c.replacement + wrong[c.end :] == wrong[: slip.start] + slip.right + wrong[slip.end :]:
        return True
    inner = c.start <= slip.start and slip.end <= c.end and len(c.replacement) == c.end - c.start
    if inner and len(slip.right) == slip.end - slip.start:
        return c.replacement[slip.start - c.start : slip.end - c.start] == slip.right
    return slip.start <= c.start and c.end <= slip.end and wrong[slip.start : c.start] + c.replacement + wrong[c.end : slip.end] == slip.right


def _helps(item, c: Correction) -> bool:
    """Whether a correction undoes slips, in whole or in part, and does nothing else."""
    near = [s for s in item.slips if s.start <= c.end and s.end >= c.start]
    if any(_mends(item.wrong, c, s) for s in near):
        return True
    if len(c.replacement) != c.end - c.start:
        return False
    right = {s.start + k: ch for s in near if len(s.right) == s.end - s.start for k, ch in enumerate(s.right)}
    changed = [(c.start + k, ch) for k, ch in enumerate(c.replacement) if item.wrong[c.start + k] != ch]
    return bool(changed) and all(right.get(k) == ch for k, ch in changed)


def thin(made: list, lines: list[str], corrector: Corrector) -> tuple[float, float]:
    """Detected and rightly corrected, %, where each sentence with a slip is followed by right
    lines of THIN characters: a text with hardly an error."""
    given: list[str] = []
    at = []
    rest = iter(lines)
    for item in made:
        at.append(len(given))
        given.append(item.wrong)
        size = 0
        while size < THIN and (line := next(rest, None)) is not None:
            given.append(line)
            size += len(line)
    found = corrector(given)
    number, seen, mend, _ = by_kind(made, [found[i] for i in at])
    total = sum(number.values())
    return 100 * sum(seen.values()) / total, 100 * sum(mend.values()) / total


def calibration(answers: list[tuple[float, bool]]) -> tuple[float, list[tuple[float, float, int]]]:
    """Expected calibration error, and (mean probability, share right, number) of each bin."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for p, right in answers:
        bins.setdefault(min(int(p * 10), 9), []).append((p, right))
    rows = [(sum(p for p, _ in b) / len(b), sum(r for _, r in b) / len(b), len(b)) for _, b in sorted(bins.items())]
    return sum(n * abs(p - r) for p, r, n in rows) / max(len(answers), 1), rows


def speed(corrector: Corrector, lines: list[str], at_least: float = 2.0) -> float:
    """Characters per second of one thread's time."""
    corrector(lines[:2])
    start = time.process_time()
    done = 0
    while time.process_time() - start < at_least:
        corrector(lines)
        done += sum(map(len, lines))
    return done / (time.process_time() - start)


def cost() -> tuple[float, float, float]:
    """(load time of the model in s, first correction in s, peak memory of ``spell`` in MB)."""
    code = (
        "import time; t=time.perf_counter()\nfrom nlpcheck.language.spelling.engine import load\n"
        "e=load(); a=time.perf_counter()-t\ne.correct('各科室要认真落时公开要求。'); print(a, time.perf_counter()-t)"
    )
    tries = [tuple(map(float, subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split())) for _ in range(5)]
    text = "\n".join(line for _, line in planting.clean_lines(1500)).encode()
    peak = (
        "import sys\nfrom nlpcheck.cli.main import main\n"
        "try: main(['spell'])\nexcept SystemExit: pass\n"
        # VmHWM and not getrusage: that still counts what this process held at the fork.
        "high = next(l for l in open('/proc/self/status') if l.startswith('VmHWM'))\n"
        "print(high.split()[1], file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", peak], input=text, capture_output=True, check=True)
    return min(t[0] for t in tries), min(t[1] for t in tries), int(ran.stderr.split()[-1]) / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kenlm", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--quick", action="store_true", help="a tenth of the clean and planted text")
    parser.add_argument("--theirs", type=int, help="only so many sentences of each set for pycorrector")
    options = parser.parse_args()
    part = 10 if options.quick else 1
    engine = load()

    def ours(lines: Sequence[str]) -> list[list[Correction]]:
        """What ``nlpcheck spell`` does with the lines as one text."""
        return open_backend("nlpcheck")(lines)

    theirs = open_backend("pycorrector-kenlm", [str(options.kenlm)]) if options.kenlm else None
    out: list[str] = []

    def say(line: str = "") -> None:
        print(line, flush=True)
        out.append(line)

    say("数据：EC-LAW、EC-MED、SIGHAN15 全集；../shared/text 中按标题散列留出的 2 % 文档（未参与任何训练）。")
    say("一律默认设置，单线程，同一次运行。各集的句子、植入错误的句子按 `spell` 的做法各作一篇：同一篇别处怎样写、错有多密都算证据；“每句单独”则不看别的句子。三个测试集里，错句改对后的分句另在同集输入里出现的不到百分之五。")
    say()
    say("| 测试集 | 引擎 | 检出 P/R/F1 | 纠正 P/R/F1 | 正确句被改 |")
    say("|---|---|---|---|---|")
    for title, name in SETS.items():
        given = pairs(name)
        for label, corrector in (("nlpcheck", ours), ("nlpcheck，每句单独", engine.correct_batch), ("pycorrector KenLM", theirs)):
            if corrector is None:
                continue
            some = given[: options.theirs] if corrector is theirs else given
            m = sentence_level(some, corrector([a for a, _ in some]))
            cells = ["{:.1f} / {:.1f} / **{:.1f}**".format(*(100 * m[f"{k}_{x}"] for x in "prf")) for k in ("detection", "correction")]
            say(f"| {title}（{m['wrong']:.0f} 误 {m['right']:.0f} 正） | {label} | {cells[0]} | {cells[1]} | {m['spoiled']:.1%} |")
    say()
    lines = planting.clean_lines(None if part == 1 else 1500)
    found = ours([line for _, line in lines])
    alarms: Counter = Counter()
    size: Counter = Counter()
    for (source, line), each in zip(lines, found, strict=True):
        alarms[source] += len(each)
        size[source] += len(line)
    say("| 留出的正确文本 | 字数 | 每万字误报（含原文自身的错字） |")
    say("|---|---|---|")
    for source in size:
        say(f"| {source} | {size[source]} | {1e4 * alarms[source] / size[source]:.2f} |")
    say(f"| 合计 | {sum(size.values())} | **{1e4 * sum(alarms.values()) / sum(size.values()):.2f}** |")
    alone = sum(map(len, engine.correct_batch([line for _, line in lines])))
    say(f"| 合计，每行当作单独的一篇 | {sum(size.values())} | {1e4 * alone / sum(size.values()):.2f} |")
    if theirs is not None:
        few = [line for _, line in lines[:60]]
        n = sum(len(c) for c in theirs(few))
        say(f"| pycorrector KenLM（前 60 行） | {sum(map(len, few))} | {1e4 * n / sum(map(len, few)):.1f} |")
    say()
    made = planting.planted(4000 // part)
    number, seen, mend, _answers = by_kind(made, ours([m.wrong for m in made]))
    say("| 植入的错误 | 数量 | 检出 % | 正确改正 % |")
    say("|---|---|---|---|")
    for kind, label in KINDS.items():
        say(f"| {label} | {number[kind]} | {100 * seen[kind] / max(number[kind], 1):.1f} | {100 * mend[kind] / max(number[kind], 1):.1f} |")
    total = sum(number.values())
    say(f"| 合计 | {total} | **{100 * sum(seen.values()) / total:.1f}** | **{100 * sum(mend.values()) / total:.1f}** |")
    _, seen, mend, _answers = by_kind(made, engine.correct_batch([m.wrong for m in made]))
    say(f"| 合计，每句单独 | {total} | {100 * sum(seen.values()) / total:.1f} | {100 * sum(mend.values()) / total:.1f} |")
    few_seen, few_mend = thin(made[:500], [line for _, line in lines], ours)
    say(f"| 其中前 500 句，每句掺入约 {THIN} 字的正确文本 | {sum(len(m.slips) for m in made[:500])} | {few_seen:.1f} | {few_mend:.1f} |")
    articles = planting.documents(2000 // part)
    size = sum(len(m.wrong) for article in articles for m in article)
    for label, remembers in (("每篇读全文", True), ("每句单独", False)):
        told = []
        for article in articles:
            texts = [m.wrong for m in article]
            told += engine.correct_batch(texts, memory=engine.read(texts) if remembers else None)
        number, seen, mend, answers = by_kind([m for article in articles for m in article], told)
        total = sum(number.values())
        say(f"| 整篇文章（{len(articles)} 篇，六句一错），{label}；每万字误改 {1e4 * sum(not right for _, right in answers) / size:.2f} 处 | {total} | {100 * sum(seen.values()) / total:.1f} | {100 * sum(mend.values()) / total:.1f} |")
    say()
    every = by_kind(made, engine.correct_batch([m.wrong for m in made], threshold=0.05))[3]
    error, rows = calibration(every)
    say(f"校准：期望校准误差 {error:.3f}（植入错误，门限 0.05 以上的全部改动）；各档（平均把握 → 实际正确率，数量）：" + "，".join(f"{p:.2f} → {r:.2f}（{n}）" for p, r, n in rows))
    say()
    fast = speed(ours, [line for _, line in lines[:1200]])
    say(f"速度：{fast:,.0f} 字/秒" + (f"；pycorrector KenLM {(slow := speed(theirs, [line for _, line in lines[:12]])):,.0f} 字/秒，相差 **{fast / slow:.0f} 倍**" if theirs else ""))
    loading, first, peak = cost()
    say(f"模型载入 {loading:.2f} 秒（含 numpy），首句 {first:.2f} 秒；`spell` 峰值内存 {peak:.0f} MB。")
    if options.write:
        write_part("spelling", "错别字引擎", "python -m benchmarks.spelling --kenlm MODEL.arpa --write", "\n".join(out))
        draw(rows)


if __name__ == "__main__":
    main()

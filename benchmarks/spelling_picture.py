"""docs/images/spelling.svg: the engine's stages, and how its probabilities turn out."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

PICTURE = Path(__file__).resolve().parents[1] / "docs" / "images" / "spelling.svg"
STAGES = (
    ("扫描", "字五元、全部位置", "每字 4 次查表"),
    ("筛", "小网络看前后惊异", "约一成位置过筛"),
    ("候选", "音、形、词、缺、多、倒", "按左右邻字粗排"),
    ("细算", "字五元精确得分", "每处每类留 5 个"),
    ("证据", "词三元、词典、位置、重复", "79 项特征"),
    ("裁决", "网络 + 校准", "一个概率"),
    ("克制", "数字、人称、书名、方言", "默认两道门槛"),
)


def draw(rows: list[tuple[float, float, int]], path: Path = PICTURE) -> None:
    """``rows``: (mean probability, share right, number) of each bin."""
    out = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 470" font-family="Noto Sans CJK SC, Microsoft YaHei, sans-serif">',
        '<rect width="1000" height="470" fill="#fff"/>',
        '<text x="20" y="32" font-size="20" font-weight="bold" fill="#222">一行文字怎样走过引擎</text>',
    ]
    for number, (name, first, second) in enumerate(STAGES):
        x = 20 + number * 138
        out.append(f'<rect x="{x}" y="50" width="122" height="92" rx="8" fill="#eef4fb" stroke="#3a6ea5"/>')
        out.append(f'<text x="{x + 61}" y="76" font-size="17" font-weight="bold" text-anchor="middle" fill="#1d3f66">{escape(name)}</text>')
        for line, y in ((first, 102), (second, 124)):
            size = 10 if len(line) > 10 else 11.5
            out.append(f'<text x="{x + 61}" y="{y}" font-size="{size}" text-anchor="middle" fill="#333">{escape(line)}</text>')
        if number + 1 < len(STAGES):
            out.append(f'<path d="M{x + 124} 96 h10 m-4 -4 l4 4 l-4 4" fill="none" stroke="#3a6ea5" stroke-width="2"/>')
    out.append('<text x="20" y="190" font-size="20" font-weight="bold" fill="#222">把握与实际正确率（植入错误）</text>')
    left, top, side = 70, 215, 210
    out.append(f'<rect x="{left}" y="{top}" width="{side}" height="{side}" fill="#fafafa" stroke="#999"/>')
    out.append(f'<path d="M{left} {top + side} L{left + side} {top}" stroke="#bbb" stroke-dasharray="5 4"/>')
    points = " ".join(f"{left + p * side:.1f},{top + side - r * side:.1f}" for p, r, _ in rows)
    out.append(f'<polyline points="{points}" fill="none" stroke="#c0392b" stroke-width="2.5"/>')
    most = max((n for _, _, n in rows), default=1)
    for p, r, n in rows:
        out.append(f'<circle cx="{left + p * side:.1f}" cy="{top + side - r * side:.1f}" r="4" fill="#c0392b"/>')
        height = 150 * n / most
        x = 400 + 52 * min(int(p * 10), 9)
        out.append(f'<rect x="{x}" y="{top + side - height:.1f}" width="40" height="{height:.1f}" fill="#7fb3d5"/>')
        out.append(f'<text x="{x + 20}" y="{top + side - height - 5:.1f}" font-size="11" text-anchor="middle" fill="#333">{n}</text>')
        out.append(f'<text x="{x + 20}" y="{top + side + 16}" font-size="11" text-anchor="middle" fill="#333">{p:.2f}</text>')
    for k in range(0, 11, 5):
        out.append(f'<text x="{left + side * k / 10}" y="{top + side + 16}" font-size="11" text-anchor="middle" fill="#333">{k / 10}</text>')
        out.append(f'<text x="{left - 8}" y="{top + side - side * k / 10 + 4}" font-size="11" text-anchor="end" fill="#333">{k / 10}</text>')
    out.append(f'<text x="{left + side / 2}" y="{top + side + 36}" font-size="12" text-anchor="middle" fill="#333">把握</text>')
    out.append(f'<text x="{left - 36}" y="{top + side / 2}" font-size="12" text-anchor="middle" fill="#333" transform="rotate(-90 {left - 36} {top + side / 2})">实际正确率</text>')
    out.append(f'<text x="660" y="{top + side + 36}" font-size="12" text-anchor="middle" fill="#333">各档改动的数量</text>')
    out.append("</svg>")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(out) + "\n", "utf-8")

"""Reading a 300-page .docx and a 200-page PDF, beside the bare library on the same file.

    python benchmarks/formats.py

Files are made of reports of corpus/, repeated.  Each pass runs in a process of
its own, one after the other; times are wall clock, memory is the process's peak.
The library's own pass: python-docx, the text of every paragraph and cell;
pdfplumber, ``extract_text`` and ``extract_tables`` of every page.
"""

from __future__ import annotations

import copy
import io
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "formats"))

REPORTS = ("wangxi-county-2022.txt", "minan-county-2022-clean.txt", "pinglan-district-2024.md")


def make_docx(pages: int) -> bytes:
    """Reports one after the other in one document; a report is taken as five pages."""
    import docx
    import render

    documents = [
        docx.Document(io.BytesIO(render.to_docx(render.load(ROOT / "corpus" / name))))
        for name in REPORTS
    ]
    first = documents[0]
    body = first.element.body
    kept = [
        [copy.deepcopy(n) for n in d.element.body if not n.tag.endswith("}sectPr")]
        for d in documents
    ]
    for number in range(1, -(-pages // 5)):
        for node in kept[number % len(kept)]:
            body.sectPr.addprevious(copy.deepcopy(node))
    stream = io.BytesIO()
    first.save(stream)
    return stream.getvalue()


def make_pdf(pages: int) -> bytes:
    """The same by reportlab, as many pages as asked for."""
    import pdfplumber
    import render

    parts = [render.load(ROOT / "corpus" / name) for name in REPORTS]
    count = pages // 4
    while True:
        data = render.to_pdf([part for n in range(count) for part in parts[n % len(parts)]])
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            made = len(pdf.pages)
        if made >= pages:
            return data
        count = count * pages // made + 1


def ours(path: str) -> int:
    """Our reader; the number of characters."""
    from nlpcheck.readers import read

    return len(read(Path(path).read_bytes(), path).text)


def bare_docx(path: str) -> int:
    """python-docx's own pass."""
    import docx

    document = docx.Document(path)
    total = sum(len(p.text) for p in document.paragraphs)
    for table in document.tables:
        total += sum(len(cell.text) for row in table.rows for cell in row.cells)
    return total


def bare_pdf(path: str) -> int:
    """pdfplumber's own pass."""
    import pdfplumber

    total = 0
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            total += len(page.extract_text())
            total += sum(len(c or "") for t in page.extract_tables() for row in t for c in row)
            page.close()
    return total


def peak_memory() -> float:
    """This process's peak in MB; Linux's ru_maxrss would count what the parent had."""
    status = Path("/proc/self/status")
    found = re.search(r"VmHWM:\s*(\d+)", status.read_text()) if status.exists() else None
    return (int(found[1]) if found else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) / 1024


def measure(what: str, path: str) -> tuple[float, float, float, int]:
    """Wall and CPU seconds, MB and characters of a pass in a fresh process."""
    command = [sys.executable, __file__, what, path]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds, cpu, memory, count = done.stdout.split()
    return float(seconds), float(cpu), float(memory), int(count)


def main() -> None:
    """Make the files, run the passes, print the table."""
    print("| file | size | our reader (CPU) | bare library (CPU) | ratio (CPU) | peak memory |")
    print("|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for name, data, bare in (
            ("300 pages .docx", make_docx(300), "bare_docx"),
            ("200 pages .pdf", make_pdf(200), "bare_pdf"),
        ):
            path = Path(folder, "file" + name[name.index(".") :])
            path.write_bytes(data)
            library, library_cpu, _, _ = measure(bare, str(path))
            seconds, cpu, memory, count = measure("ours", str(path))
            print(
                f"| {name} | {len(data) / 1e6:.1f} MB, {count} characters | {seconds:.1f} s ({cpu:.1f}) "
                f"| {library:.1f} s ({library_cpu:.1f}) "
                f"| {seconds / library:.2f} ({cpu / library_cpu:.2f}) | {memory:.0f} MB |"
            )


if __name__ == "__main__":
    if len(sys.argv) == 3:
        began = time.perf_counter()
        number = globals()[sys.argv[1]](sys.argv[2])
        peak = peak_memory()
        print(time.perf_counter() - began, time.process_time(), peak, number)
    else:
        main()

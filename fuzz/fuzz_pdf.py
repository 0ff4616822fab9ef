"""Any bytes as a file called 报告.pdf.  Run: see fuzz/README.md."""

from common import run, target

if __name__ == "__main__":
    run(
        target("报告.pdf", lambda data: data if data.startswith(b"%PDF-") else b"%PDF-1.4\n" + data)
    )

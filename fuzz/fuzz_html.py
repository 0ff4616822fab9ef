"""Any bytes as a file called 报告.html.  Run: see fuzz/README.md."""

from common import run, target

if __name__ == "__main__":
    run(target("报告.html"))

"""``python -m nlpcheck``."""

from nlpcheck.cli.main import main

if __name__ == "__main__":
    main()

"""``python -m handoutgen`` does what ``handoutgen`` does."""

from handoutgen.cli import main

if __name__ == "__main__":  # processes that a batch starts import this too
    main()

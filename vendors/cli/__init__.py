"""The commands of `python -m vendors`, one module each: `add(commands)` declares its options, `run(asked, words)` does it."""

CLEAN, PROBLEMS, WRONG_CALL = 0, 1, 2
"""Exit codes: nothing wrong, problems found, wrong call."""

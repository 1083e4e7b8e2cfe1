"""`python -m vendors`."""

import sys

from vendors.cli.main import main

if __name__ == "__main__":
    sys.exit(main())

"""`python -m cablelint` is the command `cablelint`."""

import sys

from cablelint.cli import main

if __name__ == "__main__":
    sys.exit(main())

# SPDX-License-Identifier: Apache-2.0
"""``python -m gaidisclosure``: the same as the command ``gaidisclosure``."""

import sys

from gaidisclosure.cli import main

if __name__ == "__main__":
    sys.exit(main())

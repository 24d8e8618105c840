# SPDX-License-Identifier: Apache-2.0
"""A file in a folder may be unreadable."""

import gaidisclosure as gd

for _, found in gd.read_all("."):
    print(found.check())  # wrong

# SPDX-License-Identifier: Apache-2.0
"""A folder is a path."""

import gaidisclosure as gd

print(list(gd.read_all(b"x")))  # wrong

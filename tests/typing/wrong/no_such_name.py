# SPDX-License-Identifier: Apache-2.0
"""A name that the library does not have."""

import gaidisclosure as gd

print(gd.Nonsense)  # wrong

# SPDX-License-Identifier: Apache-2.0
"""There is no such edition."""

import gaidisclosure as gd

gd.schema("2020")  # wrong

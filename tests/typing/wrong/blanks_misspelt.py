# SPDX-License-Identifier: Apache-2.0
"""Blanks are kept, or are zero."""

import gaidisclosure as gd

gd.Draft.blank().seal(blanks="zeros")  # wrong

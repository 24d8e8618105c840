# SPDX-License-Identifier: Apache-2.0
"""Prose is of reports."""

import gaidisclosure as gd

print(gd.to_prose(gd.Draft.blank()))  # wrong

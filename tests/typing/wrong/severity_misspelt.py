# SPDX-License-Identifier: Apache-2.0
"""A severity that there is not."""

import gaidisclosure as gd

print(gd.Severity.FATAL)  # wrong

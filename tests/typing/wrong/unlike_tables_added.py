# SPDX-License-Identifier: Apache-2.0
"""Tables of two editions do not add up."""

import gaidisclosure as gd

print(gd.RequestHandling2021() + gd.RequestHandling2019())  # wrong

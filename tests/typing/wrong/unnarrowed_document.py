# SPDX-License-Identifier: Apache-2.0
"""A document may be a draft, which has no tables."""

import gaidisclosure as gd

print(gd.loads(b"").request_handling)  # wrong

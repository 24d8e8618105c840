# SPDX-License-Identifier: Apache-2.0
"""An amount is a Decimal or an int."""

import gaidisclosure as gd

gd.ProactiveDisclosure2021(fees=3.5)  # wrong

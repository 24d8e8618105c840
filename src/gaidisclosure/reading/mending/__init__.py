# SPDX-License-Identifier: Apache-2.0
"""Documents and strips mended before they are read, 修整."""

# SPDX-License-Identifier: Apache-2.0
"""Self-contained pages and pictures, 网页与图, that need no installation."""

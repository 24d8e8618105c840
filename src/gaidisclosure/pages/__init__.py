# SPDX-License-Identifier: Apache-2.0
"""Pages and pictures of one file each, 网页与图, which need no installation."""

from __future__ import annotations

__all__: list[str] = []

# SPDX-License-Identifier: Apache-2.0
"""Pages and pictures that need no installation, 网页与图: one file each, which opens anywhere."""

from __future__ import annotations

__all__: list[str] = []

# SPDX-License-Identifier: Apache-2.0
"""Plain text, 纯文本, with tables drawn in characters or laid out with tabs, and CSV."""

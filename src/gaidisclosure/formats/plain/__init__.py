# SPDX-License-Identifier: Apache-2.0
"""Plain text, 纯文本, with drawn tables or tables laid out with tabs, and CSV."""

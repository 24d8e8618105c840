# SPDX-License-Identifier: Apache-2.0
"""Plain text, 纯文本: paragraphs, and tables drawn with characters or laid out with tabs."""

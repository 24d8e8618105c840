# SPDX-License-Identifier: Apache-2.0
"""PDF files with a text layer, 带文字层的 PDF: measured before a library reads them."""

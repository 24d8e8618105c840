# SPDX-License-Identifier: Apache-2.0
"""Chinese text both ways, 中文: widths, ordinals, dates, figures and money.

Where one function prints something, another reads it back. Readers accept what real reports print.
They raise on no text, and return ``None``, or a state that says so, where there is nothing to read.
"""

# SPDX-License-Identifier: Apache-2.0
"""Chinese text both ways, 中文: widths, ordinals, dates, figures and money.

Each module is a pair of inverses: what one function prints, another reads. Readers are tolerant of
what real reports print, never raise on any text, and answer ``None`` (or a state that says so)
where there is nothing to read.
"""

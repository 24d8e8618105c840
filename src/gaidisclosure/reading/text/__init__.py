# SPDX-License-Identifier: Apache-2.0
"""The text of a report around its tables, 文字: title, headings, narrative, facts."""

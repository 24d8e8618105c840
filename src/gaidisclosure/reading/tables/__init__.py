# SPDX-License-Identifier: Apache-2.0
"""The tables of a report in a document, 表格: labels, rows, layouts, cells."""

# SPDX-License-Identifier: Apache-2.0
"""Workbooks, 电子表格: XLSX and XLS, measured before a library reads them."""

# SPDX-License-Identifier: Apache-2.0
"""A table with one line per agency, 汇总表, as drafts."""

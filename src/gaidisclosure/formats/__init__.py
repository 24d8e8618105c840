# SPDX-License-Identifier: Apache-2.0
"""File formats, 文件格式: bytes or text to a document, and back.

One format is one module. A format knows how its cells have borders and where its lines break, and
never what a report is.
"""

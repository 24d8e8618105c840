# SPDX-License-Identifier: Apache-2.0
"""File formats, 文件格式: bytes or text to a document, and back.

Each kind of file has a room: plain, web, word, excel, pdf. A format knows the borders of its cells
and the breaks of its lines, and never what a report is. ``detection`` lists the formats, and
``limits`` the bounds that keep a file from taking all memory or all day.
"""

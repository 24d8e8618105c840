# SPDX-License-Identifier: Apache-2.0
"""File formats, 文件格式: bytes or text to a document, and back.

Each kind of file has a room: plain, web, word, excel, pdf. A format knows how its cells have
borders and where its lines break, and never what a report is. ``detection`` lists the formats, and
``limits`` the bounds that keep a file from taking all memory or all day.
"""

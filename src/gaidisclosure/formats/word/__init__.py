# SPDX-License-Identifier: Apache-2.0
"""Word processor files, Word 文档: DOCX, and DOC by conversion to DOCX."""

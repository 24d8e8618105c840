# SPDX-License-Identifier: Apache-2.0
"""Files of word processors, Word 文档: DOCX, and DOC by way of DOCX."""

# SPDX-License-Identifier: Apache-2.0
"""Documents and strips mended before they are read, 修整.

:func:`~gaidisclosure.reading.recognition.recognise` calls every mending: whole sheets in a
document, then cut rows and glued cells in its strip. Each returns early if nothing is to be mended.
"""

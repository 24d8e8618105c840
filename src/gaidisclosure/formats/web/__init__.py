# SPDX-License-Identifier: Apache-2.0
"""Web pages, 网页, as a browser shows them."""

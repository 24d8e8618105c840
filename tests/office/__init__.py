# SPDX-License-Identifier: Apache-2.0
"""Written files in LibreOffice: ``nox -s office``."""

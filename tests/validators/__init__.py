# SPDX-License-Identifier: Apache-2.0
"""What is written for machines before the programs of others: ``nox -s validators``."""

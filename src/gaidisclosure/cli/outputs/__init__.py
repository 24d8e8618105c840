# SPDX-License-Identifier: Apache-2.0
"""Verdicts for other programs, 机器格式: one module for each format.

Each module has an :class:`~gaidisclosure.cli.outputs.document.Output`, made of the problems that
:mod:`~gaidisclosure.cli.outputs.problems` finds in a verdict.
"""

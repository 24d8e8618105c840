# SPDX-License-Identifier: Apache-2.0
"""The conformance suite, 符合性测试: cases that prove a program right or wrong.

A program that checks these reports, in any language, is asked about some two thousand documents,
and about more than four thousand cells. The suite holds the right answers, and notices a
mistake in any identity and in any rule of reading.
"""

from gaidisclosure.conformance.answers import answer, answered, reading
from gaidisclosure.conformance.suite import cases, whole

__all__ = ["answer", "answered", "cases", "reading", "whole"]

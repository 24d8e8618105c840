"""The conformance suite, 符合性测试: cases that prove an implementation right or wrong.

Whoever checks these reports, in whatever language, can be asked what it says of some two thousand
documents. The suite knows what is right, and notices every mistake in any identity.
"""

from gaidisclosure.conformance.answers import answer
from gaidisclosure.conformance.suite import cases, whole

__all__ = ["answer", "cases", "whole"]

"""Explaining an identity, 说明: its meaning, its smallest examples, and a draft worked out."""

from gaidisclosure.explain.examples import Example
from gaidisclosure.explain.explanation import Explanation, explain, near, rule_of
from gaidisclosure.explain.reckoning import Line, Reckoning, reckon

__all__ = ["Example", "Explanation", "Line", "Reckoning", "explain", "near", "reckon", "rule_of"]

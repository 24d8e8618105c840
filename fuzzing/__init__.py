"""Fuzzing of the readers, 模糊测试; docs/fuzzing.md explains it. Not part of what is installed."""

# SPDX-License-Identifier: Apache-2.0
"""Fuzzing of the readers, 模糊测试; docs/fuzzing.md explains it. Not part of what is installed."""

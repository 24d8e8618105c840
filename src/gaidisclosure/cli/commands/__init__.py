# SPDX-License-Identifier: Apache-2.0
"""The commands, 命令: a module for each, imported when the command is called."""

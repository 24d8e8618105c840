"""The commands, 命令: a module for each, imported when the command is called."""

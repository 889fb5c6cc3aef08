"""The curator's commands: `secondline kb …` and `secondline questions`."""

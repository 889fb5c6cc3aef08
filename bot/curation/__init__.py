"""The curator's commands: `secondline kb …`, `secondline questions` and `secondline nlu …`."""

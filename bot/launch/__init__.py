"""Starting the assistant: settings, training when something changed, the one process that serves."""

"""The options for a reason, where drugs stand, and drugs side by side."""

"""Which records answer at first sight, and in which order the others stand behind."""

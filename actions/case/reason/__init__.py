"""Why treatment is to be changed, and what says that nothing failed."""

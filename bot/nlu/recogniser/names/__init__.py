"""What is named: drugs, conditions and tests, and words that look like one."""

"""Whether unsafe plans and false premises are met in wordings that no rule was written for: `make evaluate-plans`."""

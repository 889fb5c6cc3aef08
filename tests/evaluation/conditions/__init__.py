"""What the case holds of the conditions that messages tell of: `make evaluate-conditions`."""

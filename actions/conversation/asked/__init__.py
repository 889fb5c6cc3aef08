"""Which questions a message asks, and about which drugs."""

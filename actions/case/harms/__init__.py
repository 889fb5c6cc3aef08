"""Which harms happened, to which drug they belong, and which were only feared or have another cause."""

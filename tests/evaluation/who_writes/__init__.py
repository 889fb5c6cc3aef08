"""Whether patients and clinicians are told apart, by messages near the border between them."""

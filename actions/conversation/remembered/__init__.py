"""What a turn does to what is remembered: the case, other patients, replies to the question put back."""

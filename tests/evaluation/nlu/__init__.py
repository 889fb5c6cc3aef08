"""How well messages are understood, measured on the held-out sets: metrics and confusion pairs, never sentences."""

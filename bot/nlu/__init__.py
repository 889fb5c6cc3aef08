"""Understanding a message: which question it asks, what it speaks of, and whether it belongs here at all."""

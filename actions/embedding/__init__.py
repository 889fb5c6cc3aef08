"""Sentences as vectors, for understanding and for finding records by the questions they answer."""

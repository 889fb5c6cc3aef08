"""What is not known or not held, said by its name."""

"""What is answered and what is not: the boundary, who writes, and messages guessed to lie outside."""

"""What became of each drug, and the doses and other medicines that are taken."""

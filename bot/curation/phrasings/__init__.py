"""`secondline nlu`: what users said that was poorly understood, reviewed by a curator, becomes training data."""

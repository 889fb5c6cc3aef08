"""Public intent data sets through the shipped classifier and through stock Rasa, side by side."""

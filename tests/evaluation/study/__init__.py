"""What the understanding rests on: how much data, which parts, and what stock Rasa makes of the same messages."""

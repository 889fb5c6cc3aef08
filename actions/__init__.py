"""What SecondLine knows and says. Plain Python but for `handlers`, the thin Rasa SDK actions on top."""

"""How well the state of each drug is read from messages nobody learnt from."""

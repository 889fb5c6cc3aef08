"""Finding drugs, conditions, reactions, reasons, topics and numbers in a message, and how each is asserted."""

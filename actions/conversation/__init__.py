"""One turn of the conversation: from a message and what is remembered to an answer and what is remembered next."""

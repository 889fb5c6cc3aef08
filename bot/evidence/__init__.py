"""Evidence pages: every record of the knowledge base as a readable page under `/evidence`."""

"""The curated therapy knowledge base: typed records, a strict loader and queries. Knows no Rasa."""

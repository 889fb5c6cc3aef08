"""A real Teams client's rendering of our cards: Microsoft's Agents Playground, for development only."""

"""The answer as one channel-neutral, typed value, and the composers that build it from records."""

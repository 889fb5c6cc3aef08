"""Where clinicians meet the assistant. Every channel is a `GuardedChannel`."""

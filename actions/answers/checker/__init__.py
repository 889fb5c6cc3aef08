"""The figure checker: whatever an answer says must stand in a record that it names."""

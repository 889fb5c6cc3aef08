"""The chat widget and the demo page, as files for the browser; in Python only what shows them without a model."""

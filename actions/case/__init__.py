"""The case: what is known of one patient, as an immutable value, and how a message changes it."""

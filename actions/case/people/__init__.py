"""Who the patient is, and who else is spoken of."""

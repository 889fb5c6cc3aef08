"""Which conditions a message states of the patient."""

"""Numbers and times of the patient: which still hold, in which unit, and what their course says."""

"""Numbers with what they measure: results, doses, levels, times and ages."""

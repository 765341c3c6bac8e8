"""What a report is: quantities with bounds, days, figures, works, relations, terms, selections. Reads no file."""

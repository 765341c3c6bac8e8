"""What is shown, before anything draws it: rows and columns, the facts of a detail, pages of words."""

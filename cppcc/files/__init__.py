"""Files with places → the model, and a file held against itself, its text and its schema."""

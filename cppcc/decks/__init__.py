"""Which pages a deck has, in which order, and the file that keeps them."""

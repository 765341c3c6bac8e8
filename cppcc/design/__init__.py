"""The only place where sizes, colours and typefaces stand: frames, looks, fonts."""

"""Writers: charts, decks, documents and whole reports as files; one module a format."""

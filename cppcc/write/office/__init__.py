"""Writers of Office files: decks and documents with native charts, tables and shapes."""

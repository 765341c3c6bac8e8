"""What is said of a report in one language: phrases, sentences, glossary, search."""

"""What the commands of ``cppcc`` do, by what they are for: reading, files, serving. ``cppcc/cli.py`` names them."""

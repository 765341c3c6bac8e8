"""The command ``cppcc``: what it asks for, and what each command does."""

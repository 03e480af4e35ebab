"""The papers as text: a record and its assessment in, the fields of each paper out. Knows problems, model and rules only."""

"""The sheets a clerk fills in, declared once: columns, aliases, parsers, choices, notes."""

"""How the official forms were drawn; nothing here runs at night."""

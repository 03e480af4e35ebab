"""The declaration of each sheet."""

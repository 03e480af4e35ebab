"""The reckoning: a record and a rule set in, an assessment out. Pure; knows problems and model only."""

"""A fictitious ward to learn, demonstrate and measure with: branches, their workbooks, and mistakes planted in them.

Everything follows from a seed: the same seed gives the same bytes. No person, unit or figure in it is real.
"""

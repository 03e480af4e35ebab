"""The guides, and the small programs that make the parts of them that come from the code."""

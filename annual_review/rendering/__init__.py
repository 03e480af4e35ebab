"""Fields poured into official templates: the only room that knows Word files. Knows problems, model, rules and documents."""

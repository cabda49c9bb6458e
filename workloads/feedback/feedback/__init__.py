"""Customer feedback: categories found in unlabelled texts, a classifier for them, and several versions of it served at once."""

"""The nouns: what an article, a brand, a blank and a handout are."""

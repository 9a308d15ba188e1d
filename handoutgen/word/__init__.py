"""Word templates: filled by this program, and turned into PDF."""

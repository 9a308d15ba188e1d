"""What each blank's function does: a template's arguments become the blank's fields."""

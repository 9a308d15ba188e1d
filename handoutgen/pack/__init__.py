"""Handouts published together, on a schedule: what is due, a page for all, one switch."""

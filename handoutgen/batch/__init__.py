"""A roster's rows → many requests, all checked first, then made side by side."""

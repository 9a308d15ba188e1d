"""handoutgen: branded handouts and worksheets from health articles."""

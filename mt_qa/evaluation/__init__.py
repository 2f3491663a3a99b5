"""How good the program is, measured: the field's span scorers, trivial baselines, false alarms on clean text, benchmark."""

"""How good the program is, measured: span scorers, trivial baselines, false alarms on clean text."""

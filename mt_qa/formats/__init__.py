"""What comes in and goes out: one file for one format. A fault of the caller's is an InputError of one line."""

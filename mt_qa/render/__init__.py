"""Pure functions from a report (or the checks themselves) to text: terminal, HTML, JSON, Markdown."""

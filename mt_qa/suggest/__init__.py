"""Corrections: where candidates come from, and the verifier that ranks or drops them."""

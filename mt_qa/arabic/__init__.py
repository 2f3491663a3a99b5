"""Verbs on Arabic text that keep offsets: letters, words, clitics, folding, sentences, numbers, dates, language."""

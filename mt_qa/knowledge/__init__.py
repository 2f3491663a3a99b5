"""Typed readers for the tables in data/. One file reads one table, once, and says file and line when it is broken."""

"""One file, one check. Delete the file and the check is gone. See docs/how-to/write-a-check.md."""

"""Finding names in a text: known ones by table, unknown bodies by their shape, and the ledger of an article."""

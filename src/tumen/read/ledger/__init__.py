"""The parts of reading an office's ledger: tables from bytes, what the columns hold, rows as reports."""

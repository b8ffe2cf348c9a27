"""The texts of §7 (see rules.incidents.statement_files for their form)."""

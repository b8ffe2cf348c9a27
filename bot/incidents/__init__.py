"""事案（§7）: from the first report to the after-action report. One service for each thing people do."""

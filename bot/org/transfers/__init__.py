"""人事異動（4月）: a list of who moves where, looked at before it counts, applied at once, taken back as a whole."""

"""監査記録 (操作記録): the append-only, hash-chained record of every step."""

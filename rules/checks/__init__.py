"""The first reader: one file a check.

A check is a module of this package with `CHECK` (its clause and title), `EXAMPLES` (near misses among them),
`check(document, context)` and a docstring that is its documentation. The engine finds it by being here.
"""

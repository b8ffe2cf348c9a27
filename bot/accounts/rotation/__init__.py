"""パスワードの変更（§5(7)）: when each login of an account is to be changed, and the record of each change.

Nothing here ever holds a password: what is kept is that, when, by whom and why one was changed.
"""

"""台帳の手入れ: accounts without posts, the tasks of the year, the month's digest for the 秘書広報課."""

"""市の言葉: phrases the city lets pass or asks about, kept by the 秘書広報課."""

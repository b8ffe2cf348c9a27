"""公式アカウント: the register of official accounts."""

"""投稿案: from the first word to the reported post."""

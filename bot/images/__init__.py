"""Images as files: what they are, what they tell besides what they show, and copies without that."""

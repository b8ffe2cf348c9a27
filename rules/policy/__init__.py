"""What 運用ポリシー, 利用規約 and bios must say (§5(3), §5(4), §5(6)), read from the text; see rules.policy_items."""

"""Block Kit as Slack accepts it: every block, element and limit, and the words of Slack's refusals."""

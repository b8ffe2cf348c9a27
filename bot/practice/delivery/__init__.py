"""From the workspace to the bot: envelopes, the socket and HTTP ways, repetition, faults that were ordered."""

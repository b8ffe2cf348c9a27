"""A workspace to practise in: it looks like Slack to the bot and to a person, and needs neither network nor tokens.

The bot talks to it in Slack's own protocol (Web API under ``/api/``, Socket Mode or signed HTTP requests),
a person through a web page. It keeps everything in memory and knows nothing of the bot.
"""

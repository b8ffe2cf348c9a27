"""Processes that are forked from a server which has loaded the bot already."""

import multiprocessing
from multiprocessing.context import ForkServerContext


def forks() -> ForkServerContext:
    """The context to make such processes with."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.support.warm_bot"])
    return context

"""Wiping a conversation here and at the bot."""

from __future__ import annotations

import asyncio

from web.bot_client import BotClient
from web.conversation import Conversation
from web.conversations import Conversations

_MOST_LEFT_OVER = 10_000
_AT_ONCE = 20


class Wiping:
    """Wipes conversations, and remembers which ones the bot could not be reached for."""

    def __init__(self, conversations: Conversations, bot: BotClient) -> None:
        self._conversations = conversations
        self._bot = bot
        self._left_over: dict[str, None] = {}

    @property
    def left_over(self) -> int:
        """How many conversations the bot has still to be told to forget."""
        return len(self._left_over)

    async def wipe(self, conversation: Conversation) -> None:
        """Wipe from memory at once, then at the bot. A caller that goes away does not stop it."""
        self._conversations.remove(conversation)
        forgetting = asyncio.create_task(self.forget(conversation.sender, again=conversation.unsettled))
        await asyncio.shield(forgetting)

    async def forget(self, sender: str, *, again: bool = False) -> None:
        """Have the bot forget a sender; with `again`, once more at the next sweep.

        The bot may still be writing down a message that it did not answer in time.
        """
        done = await self._bot.forget(sender)
        if (again or not done) and len(self._left_over) < _MOST_LEFT_OVER:
            self._left_over[sender] = None

    async def wipe_all(self, conversations: list[Conversation]) -> None:
        """Wipe many conversations, a few at a time."""
        for start in range(0, len(conversations), _AT_ONCE):
            await asyncio.gather(*(self.wipe(each) for each in conversations[start : start + _AT_ONCE]))

    async def finish_left_over(self) -> None:
        """Try again what the bot could not be told before; stops at the first one that still fails."""
        for sender in list(self._left_over):
            if not await self._bot.forget(sender):
                return
            self._left_over.pop(sender, None)

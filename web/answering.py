"""The way of one message: offered choice or text → reading → bot → urgent check → what the parent sees."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from web.bot_client import BotAnswer, BotClient, Failure
from web.conversation import Conversation
from web.conversations import Conversations
from web.errors import UnknownToken
from web.incoming import Incoming, words_for_bot
from web.messages import ApiMessage
from web.metrics import Metrics
from web.reading import ReadingRoom
from web.reading_port import Reading, UrgentAnswer
from web.replies import Said, plain, translate, translate_urgent
from web.turns import Answer
from web.wiping import Wiping
from web.wording import fallback

log = logging.getLogger("web.answering")

_BEGIN = "/begin"


@dataclass(frozen=True)
class _Heard:
    """What the parent said: as shown, as sent to the bot, and as read."""

    shown: str
    sent: str
    reading: Reading | None = None

    @property
    def urgent(self) -> list[str]:
        return list(self.reading.urgent) if self.reading is not None else []


@dataclass(frozen=True)
class Answering:
    """Answers messages. Whatever fails on the way, the parent gets something that helps."""

    bot: BotClient
    reading_room: ReadingRoom
    urgent_answer: UrgentAnswer
    conversations: Conversations
    wiping: Wiping
    metrics: Metrics
    summary_is_near: Callable[[], None] = lambda: None
    """Called when a parent can open the summary: what that needs may begin to load."""

    async def begin(self, conversation: Conversation) -> list[ApiMessage]:
        """Begin a conversation at the bot and give the welcome."""
        async with conversation.lock:
            answer = await self._ask(conversation, _BEGIN, None)
            conversation.begun = answer.failure is None
            say = fallback()
            said = translate(answer.replies) if conversation.begun else plain(say.welcome, say.ways())
            await self._keep(conversation, said)
            return said.messages

    async def answer(self, conversation: Conversation, incoming: Incoming) -> Answer:
        """Answer one message, after those that came before it.

        Raises ChoiceNotOffered, and UnknownToken where the conversation is wiped in the meantime.
        """
        async with conversation.lock:
            if conversation.wiped:
                raise UnknownToken
            heard = await self._hear(conversation, incoming)
            opening, answer = await self._ask_after_opening(conversation, heard)
            said = self._find_words(conversation, heard, answer, opening)
            conversation.add_parent(heard.shown)
            return await self._keep(conversation, said)

    async def _hear(self, conversation: Conversation, incoming: Incoming) -> _Heard:
        if incoming.choice is not None:
            offer = conversation.offered(incoming.choice)
            return _Heard(shown=offer.title, sent=offer.payload)
        text = incoming.text or ""
        with self.metrics.reading_seconds.time():
            reading = await self.reading_room.read(text, conversation.texts_before, conversation.asked)
        conversation.texts_before.append(text)
        return _Heard(shown=text, sent=words_for_bot(text), reading=reading)

    async def _ask_after_opening(self, conversation: Conversation, heard: _Heard) -> tuple[Said, BotAnswer]:
        """Ask the bot; begin at the bot first where it was down when the parent began."""
        opening = Said()
        if not conversation.begun:
            begun = await self._ask(conversation, _BEGIN, None)
            if begun.failure is not None:
                return opening, begun
            conversation.begun = True
            # Its choices would stand below the answer to something else.
            opening = translate(begun.replies).without_choices()
        return opening, await self._ask(conversation, heard.sent, heard.reading)

    async def _ask(self, conversation: Conversation, text: str, reading: Reading | None) -> BotAnswer:
        with self.metrics.bot_seconds.time():
            answer = await self.bot.send(conversation.sender, text, _as_json(reading))
        if answer.failure is not None:
            conversation.unsettled = conversation.unsettled or answer.failure is Failure.TIMEOUT
            self.metrics.bot_failures.labels(answer.failure.value).inc()
            log.warning("the bot gave no answer: %s", answer.failure.value)
        return answer

    def _find_words(self, conversation: Conversation, heard: _Heard, answer: BotAnswer, opening: Said) -> Said:
        """Choose what the parent gets to see: whatever is urgent comes first."""
        if answer.failure is not None:
            urgent = self._urgent(conversation, heard, heard.urgent)
            return urgent or self._apology_with_choices(conversation)
        said = opening + translate(answer.replies)
        if not heard.urgent:
            return said
        if set(heard.urgent) & set(said.urgent):
            said.mark_urgent(heard.urgent)
            return said
        # The themes are never continued over an urgent message: the bot's own words are left out.
        return self._urgent(conversation, heard, heard.urgent) or said

    def _urgent(self, conversation: Conversation, heard: _Heard, kinds: list[str]) -> Said | None:
        """Give the urgent answer for these kinds; None where there is nothing urgent or no such answer."""
        if not kinds or heard.reading is None:
            return None
        reading = heard.reading
        try:
            messages = self.urgent_answer(
                kinds,
                about=reading.about,
                aspects=reading.aspects,
                phase=reading.phase,
                region=reading.region,
                barriers=reading.barriers,
                again=conversation.urgent_answered.issuperset(kinds),
                lang=reading.lang,
            )
            said = translate_urgent(messages)
        except Exception as error:
            log.error("%s while making the urgent answer", type(error).__name__)
            return self._apology()
        self.metrics.urgent_by_gateway.inc()
        return said if said.messages else self._apology()

    def _apology(self) -> Said:
        """Say sorry, with the numbers to call."""
        self.metrics.apologies.inc()
        say = fallback()
        return plain(say.apology, say.ways())

    def _apology_with_choices(self, conversation: Conversation) -> Said:
        """Say sorry; what could be chosen before can be chosen again."""
        said = self._apology()
        said.offer(conversation.offers.values())
        return said

    async def _keep(self, conversation: Conversation, said: Said) -> Answer:
        """Keep what was said and give it as an answer; wipe where the conversation ends here."""
        if conversation.wiped:
            # Wiped while the bot was busy: the bot wrote this turn down after it was told to forget.
            await self.wiping.forget(conversation.sender, again=conversation.unsettled)
            raise UnknownToken
        conversation.add_assistant(said)
        if said.has_summary:
            self.summary_is_near()
        self.conversations.touch(conversation)
        if said.ended:
            await self.wiping.wipe(conversation)
        return {"messages": said.messages, "ended": said.ended}


def _as_json(reading: Reading | None) -> dict[str, object] | None:
    if reading is None:
        return None
    try:
        return reading.to_dict()
    except Exception as error:
        log.error("%s while passing a reading on", type(error).__name__)
        return None

"""What can go wrong with sharing: each error has one fixed Dutch sentence, and nothing of what was written.

``support.sharing.model`` passes them on.
"""

from __future__ import annotations

from typing import ClassVar


class SharingError(Exception):
    """Something did not happen; the text is one Dutch sentence that anybody may read."""

    sentence: ClassVar[str] = "Dit lukte niet."

    def __str__(self) -> str:
        return self.sentence


class UnknownCode(SharingError):
    """No summary has this code."""

    sentence = "Deze code kennen we niet: kijk of de vier woorden kloppen."


class TooManyTries(SharingError):
    """Too many wrong tries; ``wait_seconds`` says how long to wait."""

    sentence = "Er is te vaak iets geprobeerd dat niet klopt: wacht even en probeer het dan opnieuw."

    def __init__(self, wait_seconds: int = 60) -> None:
        super().__init__()
        self.wait_seconds = wait_seconds


class Withdrawn(SharingError):
    """The content is gone: withdrawn by the parent, or its time was over."""

    sentence = "Deze samenvatting is er niet meer: de ouder deelt die niet meer, of de tijd is voorbij."


class NotYours(SharingError):
    """There is no such summary for this organisation; the web answers 404."""

    sentence = "Deze pagina is er niet."


class NotAllowed(SharingError):
    """This account, or this request, may not do this."""

    sentence = "Dit kan niet."


class AlreadyShared(NotAllowed):
    """The same request or the same consent came a second time; nothing was shared again."""

    sentence = "Dit is al gedeeld: het is niet nog een keer verstuurd."


class TooLong(NotAllowed):
    """A note or decision has too many characters."""

    sentence = "Deze tekst is te lang: maak hem korter."


class ConsentTooOld(NotAllowed):
    """The consent was not given just now, or not for this organisation."""

    sentence = "Je toestemming is niet van nu, of voor een andere plek: lees de tekst nog eens en kies opnieuw."


class ChangedMeanwhile(NotAllowed):
    """A colleague changed the same summary in between."""

    sentence = "Een collega heeft hier net iets veranderd: kijk opnieuw en probeer het nog eens."


class WrongLogIn(NotAllowed):
    """E-mail address, password or code is wrong; which one is not said."""

    sentence = "Het e-mailadres, het wachtwoord of de code klopt niet."


class InvitationOver(NotAllowed):
    """The invitation was used, is too old, or never was."""

    sentence = "Deze uitnodiging geldt niet meer: vraag je coördinator om een nieuwe."


class WeakPassword(NotAllowed):
    """The password is too easy to guess."""

    sentence = "Kies een wachtwoord van minstens 12 tekens dat niemand kan raden, zonder je naam of e-mailadres erin."


class StoreUnavailable(SharingError):
    """The store could not write or read (disk full, locked, damaged): nothing was shared or changed."""

    sentence = "Het opslaan lukte nu niet: er is niets gedeeld of veranderd."

"""More of what the stand-in says: menus with pictures, and an answer in Arabic."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]

THEMES = {
    "gezin": "Gezin en relatie",
    "geld": "Werk en geld",
    "wonen": "Wonen",
    "gevoel": "Hoe je je voelt",
    "gezond": "Gezond leven",
    "zorg": "Zorg en zwangerschap",
    "steun": "Steun om je heen",
    "ouder": "Ouder zijn of worden",
}
WISHES = {
    "informatie": "Informatie",
    "hulp": "Praktische hulp",
    "praten": "Met iemand praten",
    "langskomen": "Iemand die langskomt",
    "vertellen": "Alleen vertellen",
}
ARABIC = "أنا برنامج كمبيوتر، ولست إنسانًا.\n\nهل أنت في خطر الآن؟ اتصل بالرقم 0800-2000 أو:\n112"
PERSIAN = "من یک برنامهٔ کامپیوتری هستم و پاسخ می‌دهم."
TURKISH = "Ben bir bilgisayar programıyım. Şu an güvende misin?"


def menu(question: str, pictures: dict[str, str], other: str) -> Json:
    """A message with a choice for each picture, and one without."""
    choices = [{"id": icon, "title": title, "icon": icon} for icon, title in pictures.items()]
    return said(question, choices=[*choices, {"id": "anders", "title": other}])


def said(text: str, **more: Any) -> Json:
    """A message of the assistant, as the API gives it."""
    return {"from": "naast", "text": text, "choices": [], "contacts": [], "urgent": [], **more}


# What is typed → the messages that come back.
SCENES: dict[str, list[Json]] = {
    "thema's": [menu("Waar wil je het over hebben?", THEMES, "Liever niet kiezen")],
    "wat helpt": [said("Dat is veel."), menu("Waar heb je behoefte aan?", WISHES, "Weet ik nog niet")],
    "مرحبا": [said(ARABIC), said("In het Nederlands kan ook.")],
    "سلام، من کمک می‌خواهم": [said(PERSIAN)],
    "merhaba": [said(TURKISH)],
    "wie helpt mij": [
        said(
            "Je verloskundige of een tolk denkt met je mee.",
            words=[
                {"word": "verloskundige", "meaning": "Een verloskundige zorgt voor je als je zwanger bent."},
                {"word": "tolk", "meaning": "Een tolk zegt in jouw taal wat een ander zegt."},
            ],
        )
    ],
    "samenvatting": [said("Dit heb ik van je gehoord.", summary=True)],
}

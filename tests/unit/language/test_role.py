"""Who writes: only who says so. Nobody is taken for a parent, a partner or a professional by a guess."""

from __future__ import annotations

import pytest

from language.person import person_in


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("ik ben moeder van twee", "moeder"),
        ("Als moeder wil je het goed doen", "moeder"),
        ("ik voel me een slechte moeder", "moeder"),
        ("ik word mama en ik vind het eng", "moeder"),
        ("ik ben vader van een meisje", "vader"),
        ("vader hier, ik weet niet of ik hier mag zijn", "vader"),
        ("als vader sta ik altijd aan de kant", "vader"),
        ("ik word over 2 maanden papa", "vader"),
        ("ik ben 22 en vader van een zoontje", "vader"),
        ("mijn vriendin is zwanger en ik word vader", "vader"),
        ("mijn vriendin is zwanger", "partner"),
        ("mn vrouw is 30 weken", "partner"),
        ("me meisje is zwanger, wij zijn 18", "partner"),
        ("mijn vrouw is net bevallen en huilt alleen maar", "partner"),
        ("mijn zwangere vrouw eet niet meer", "partner"),
        ("ik ben de partner", "partner"),
        ("ik ben haar man", "partner"),
        ("ik ben meemoeder", "meemoeder"),
        ("Als duomoeder hoor ik er niet bij op het cb", "meemoeder"),
        ("mijn vrouw is zwanger en ik ben ook haar moeder straks", "meemoeder"),
        ("mijn vriendin is bevallen, ik ben de andere moeder", "meemoeder"),
        ("wij zijn twee moeders", "meemoeder"),
        ("alleenstaande moeder van drie", "alleenstaand"),
        ("ik ben zwanger en de vader is niet in beeld", "alleenstaand"),
        ("de vader van mijn zoontje is vertrokken", "alleenstaand"),
        ("ik doe het alleen met twee kinderen", "alleenstaand"),
        ("ik sta er helemaal alleen voor", "alleenstaand"),
        ("ik voed mn dochter in mn eentje op", "alleenstaand"),
        ("single mama van een peuter", "alleenstaand"),
        ("mijn man is overleden en ik sta er alleen voor met de kids", "alleenstaand"),
        ("ik ben een alleenstaande papa van een meisje van 4", "alleenstaand"),
        ("ben 19 en word vader", "vader"),
        ("ik word voor de tweede keer moeder", "moeder"),
        ("16 jaar, moeder van een meisje", "moeder"),
        ("ik ben stiefvader", "vader"),
        ("mn vriendin draagt ons kindje", "partner"),
        ("ik maak me zorgen om mijn vrouw, ze is 3 weken geleden bevallen", "partner"),
        ("ik ben 15 en mijn vriendin is zwanger", "partner"),
    ],
)
def test_parents_are_who_they_say_they_are(text: str, role: str) -> None:
    assert person_in(text).role == role


@pytest.mark.parametrize(
    "text",
    [
        "ik ben oma",
        "Als opa maak ik me zorgen",
        "mn dochter is zwanger en weet het niet meer",
        "mijn dochter is drie weken geleden bevallen, ik ben haar moeder",
        "ik vraag dit voor mijn vriendin",
        "een vriendin van mij is 12 weken zwanger",
        "mijn vriendin en haar man krijgen een baby en hij slaat haar",
        "mijn beste vriendin is zwanger en drinkt",
        "ik maak me zorgen om mijn zus, ze is 30 weken",
        "de buurvrouw is net bevallen en zit alleen maar binnen",
        "een collega van me is zwanger en woont in haar auto",
        "de vrouw van mijn broer is 20 weken",
        "mijn broer en zijn vriendin, zij is zwanger en ze hebben geen huis",
        "onze kleindochter van 2 wordt geslagen",
        "ik zoek hulp voor mijn schoonzus",
        "mijn broer wordt vader en hij drinkt",
        "mn zoon wordt vader en hij is 17",
        "Mijn vriendin is zwanger. Haar vriend slaat haar.",
        "mijn vriendin van het koor is zwanger en heeft geen papieren",
        "voor mn zusje, die is 17 en zwanger",
        "een maat slaapt in zijn auto met een kind van 1",
    ],
)
def test_who_asks_for_somebody_else_stands_near(text: str) -> None:
    assert person_in(text).role == "naaste"


@pytest.mark.parametrize(
    "text",
    [
        "ik ben verloskundige en zoek de meldcode",
        "Als jeugdverpleegkundige zie ik dit vaak",
        "mijn cliënte van 22 weken rookt",
        "ik werk als gezinscoach",
        "ik ben docent en een leerling van mij is zwanger",
        "ik ben verpleegkundige en zoek iets voor een gezin",
        "ik ben juf en maak me zorgen om een kind in mijn klas",
    ],
)
def test_who_asks_for_work_is_a_professional(text: str) -> None:
    assert person_in(text).role == "professional"


@pytest.mark.parametrize(
    "text",
    [
        "ik ben 11",
        "hoi ik ben 9 jaar en mijn vader slaat mijn moeder",
        "ik zit in groep 7",
        "kben 13, me ma drinkt",
    ],
)
def test_a_child_who_types_is_a_child(text: str) -> None:
    assert person_in(text).role == "kind"


@pytest.mark.parametrize(
    "text",
    [
        "ik voel me zo alleen",
        "ik ben vanavond alleen met de kleine, mijn man werkt",
        "mijn man werkt veel dus ik sta er alleen voor",
        "ik sta er gelukkig niet alleen voor",
        "ik doe het alleen als hij slaapt",
        "mijn moeder was alleenstaand",
        "mijn vader is niet in beeld",
        "mijn moeder helpt me elke dag",
        "mijn zus past op als ik werk",
        "de vader van mijn kind slaat me",
        "als papa thuiskomt kruipt hij weg",
        "ik ben geen moeder",
        "ik ben mijn moeder kwijt",
        "ze zijn beter af met een andere moeder",
        "mijn vrouw werkt in de zorg",
        "mijn verloskundige zegt dat het goed gaat",
        "ik ben verpleegkundige en 20 weken zwanger",
        "ik ben 11 weken",
        "ik ben 12 kilo aangekomen",
        "ik ben 10 jaar getrouwd",
        "ik ben 14 en zwanger",
        "ik ben 17 en mijn moeder weet het nog niet",
        "toen mijn vader wegging was ik 9",
        "mijn zus is ook zwanger",
        "mijn partner slaat me, ik ben 20 weken",
        "een vriend, vader van een tweeling, neemt niet meer op",
        "ik vraag het voor een vriendin... nee, voor mij",
        "de politie stond voor de buurman aan de deur",
        "mijn schoonmoeder zegt dat hij moet drinken, hij is 3 weken",
        "hij loopt de kamer uit en dan sta ik er alleen voor",
        "toen mijn moeder wegging was ik twaalf",
        "volgens mijn zusje hangt mijn gezicht scheef. 20 weken zwanger.",
        "het is een jongen van 14 die hier steelt",
        "mijn oma is overleden, 18 weken zwanger en ik huil alleen maar",
    ],
)
def test_what_says_nothing_about_the_writer_gives_no_role(text: str) -> None:
    assert person_in(text).role is None

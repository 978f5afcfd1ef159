"""The stand-in's summary, sharing and /code: says what the real parent API would say, and can be told to say no.

`POST /stand-in/no?path=/api/summary&error=names_not_checked&status=503` lets the next call of that path say no.
`POST /stand-in/shared?…` sets what the page /code is told.
"""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

Json = dict[str, Any]

SECTIONS = [
    {"id": "goed", "title": "Wat goed gaat"},
    {"id": "bezig", "title": "Wat je bezighoudt"},
    {"id": "wens", "title": "Wat je graag wilt"},
    {"id": "nog", "title": "Wat je nog wilde zeggen"},
]
LINES = [
    {"id": "g1", "section": "goed", "text": "Mijn zus past twee dagen op.", "about": "steun om je heen", "taken": []},
    {"id": "b1", "section": "bezig", "text": "Ik slaap slecht en we komen niet rond.",
     "about": "geldzorgen, weinig slaap", "taken": []},
    {"id": "b2", "section": "bezig", "text": "[naam] is vaak boos als hij thuiskomt.",
     "about": None, "taken": ["naam"]},
    {"id": "w1", "section": "wens", "text": "Met iemand praten", "about": None, "taken": []},
]  # fmt: skip
RECIPIENTS = [
    {"id": "jgz-noord", "name": "Jeugdgezondheidszorg Noord", "kind": "jgz", "kind_title": "Consultatiebureau",
     "region": "Rotterdam-Rijnmond", "municipalities": ["Rotterdam"], "phases": ["ouder"], "answer_days": 5,
     "fits": True},
    {"id": "vroed-zon", "name": "Verloskundigen De Zon", "kind": "verloskundigenpraktijk",
     "kind_title": "Verloskundige", "region": "Rotterdam-Rijnmond", "municipalities": ["Rotterdam", "Schiedam"],
     "phases": ["zwanger", "kinderwens"], "answer_days": 1, "fits": False},
    *(
        {"id": f"wijkteam-{place.lower()}", "name": f"Wijkteam {place}", "kind": "wijkteam", "kind_title": "Wijkteam",
         "region": "Midden-Nederland", "municipalities": [place], "phases": [], "answer_days": 3, "fits": False}
        for place in ("Utrecht", "Zeist", "Nieuwegein", "Houten", "Súdwest", "IJsselstein", "Vianen")
    ),
]  # fmt: skip
CONSENT = {
    "version": "2026-11",
    "title": "Dit spreken we af",
    "paragraphs": [
        "Jeugdgezondheidszorg Noord mag jouw regels 30 dagen lezen.",
        "Wie daar werkt, heeft een Meldcode. Maken ze zich zorgen? Dan praten ze daar eerst met jou over.",
        "Je kunt altijd stoppen met delen. Je krijgt dan dezelfde hulp.",
    ],
    "agree": "Ja, ik vind dit goed.",
}
RECEIPT = {
    "code": "appel-trein-wolk-lamp",
    "recipient": "Jeugdgezondheidszorg Noord",
    "answer_by": "2026-12-01",
    "answer_by_words": "dinsdag 1 december",
    "ends_on": "2026-12-23",
    "ends_on_words": "woensdag 23 december",
}
NOBODY_YET: Json = {
    "ended": "",
    "shared": True,
    "recipient": "Jeugdgezondheidszorg Noord",
    "status": "nieuw",
    "status_words": "Nog niemand heeft het gelezen.",
    "lines": [{"section": line["section"], "text": line["text"], "about": line["about"]} for line in LINES],
    "contact": {"kind": "telefoon", "value": "06 12 34 56 78", "when": "in de ochtend", "may_say": "alleen je naam"},
    "answer_by": "2099-12-01",
    "answer_by_words": "dinsdag 1 december",
    "ends_on": "2026-12-23",
    "ends_on_words": "woensdag 23 december",
    "overdue": False,
    "overdue_words": None,
    "openings": [],
    "note": "",
    "decided": "",
}
READ: Json = {
    **NOBODY_YET,
    "status": "geopend",
    "status_words": "Iemand heeft het gelezen.",
    "openings": [{"who": "Sanne de Vries, jeugdverpleegkundige", "when_words": "maandag 23 november om 10.12 uur"}],
    "note": "Ik bel je dinsdag in de ochtend.",
    "decided": "We kijken samen naar de huur.",
}
READ_AND_LATE: Json = {**READ, "answer_by": "2020-12-01", "note": ""}
OVERDUE: Json = {
    **NOBODY_YET,
    "overdue": True,
    "overdue_words": "Nog niemand heeft het gelezen. Dat had wel gemoeten. Bel je eigen huisarts of 010-443 84 44.",
}
NOT_SHARED: Json = {
    **NOBODY_YET,
    "shared": False,
    "status_words": "Dit is nog niet gedeeld. Niemand kan het lezen.",
}
NEVER: Json = {**NOT_SHARED, "ended": "verlopen", "lines": None, "contact": None}
GONE: Json = {**NOBODY_YET, "ended": "ingetrokken", "lines": None, "contact": None}
XSS = "<img src=x onerror=alert(1)>"
EVIL: Json = {
    **READ,
    **{key: f"{key} {XSS}" for key in ("recipient", "status_words", "note", "decided")},
    **{key: f"{key} {XSS}" for key in ("answer_by_words", "ends_on_words")},
    "overdue_words": f"overdue {XSS}",
    "lines": [{"section": "nog", "text": f"regel {XSS}", "about": XSS}],
    "contact": {"kind": "email", "value": XSS, "when": XSS, "may_say": XSS},
    "openings": [{"who": XSS, "when_words": XSS}],
}  # fmt: skip
VIEWS = {"appel trein wolk lamp": "nobody", "kaas boot ster maan": "read", "tak blad boom wei": "overdue",
         "vuur rook as gloed": "late",
         "zee duin zand schelp": "gone", "vis kat hond muis": "evil",
         "pen inkt vel boek": "not shared", "jas das muts want": "never"}  # fmt: skip
KINDS: dict[str, Json] = {"nobody": NOBODY_YET, "read": READ, "overdue": OVERDUE,
                          "late": READ_AND_LATE, "gone": GONE, "evil": EVIL,
                          "not shared": NOT_SHARED, "never": NEVER}  # fmt: skip
NOS = {
    "names_not_checked": "Ik kan nu niet kijken of er namen in staan: probeer het zo nog eens.",
    "not_shared": "Het delen is niet gelukt. Er is niets gedeeld. Probeer het zo nog eens.",
    "store_unavailable": "Dit lukt nu even niet en er is niets veranderd: probeer het zo nog eens.",
    "ended": "Dit wordt niet meer gedeeld, dus veranderen kan niet meer.",
    "too_many": "Het is nu te druk: probeer het zo nog eens.",
}


@dataclass
class Asked:
    """What the panel and the page /code asked, and what they are going to be told."""

    calls: list[Json] = field(default_factory=list)
    shared: dict[str, Json] = field(default_factory=dict)
    """By the id that the page gave: the same id is stored once."""
    confirmed: list[str] = field(default_factory=list)
    """The codes that the page confirmed; only then something is shared."""
    nos: list[tuple[str, str, int]] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    """Paths of answers that get lost on their way back; what was asked was done."""
    lines: list[Json] = field(default_factory=lambda: [dict(line) for line in LINES])
    sharing: bool = True
    slow: float = 0.0
    views: dict[str, Json] = field(default_factory=lambda: {kind: dict(view) for kind, view in KINDS.items()})


ASKED = web.AppKey("ASKED", dict[str, Asked])


def asked(request: web.Request) -> Asked:
    return request.app[ASKED]["now"]


def redacted(line: Json) -> Json:
    """Without the one name that the stand-in knows; labels stay where the parent keeps them."""
    text, count = re.subn(r"\bPiet\b", "[naam]", line["text"])
    known = next((one for one in LINES if one["id"] == line["id"]), None)
    about = known["about"] if known and line["about"] else None
    return {"id": line["id"] or f"eigen-{abs(hash(text)) % 1000}", "section": line["section"], "text": text,
            "about": about, "taken": ["naam"] * count}  # fmt: skip


async def answer(request: web.Request) -> web.StreamResponse:
    """Any call of the summary's API: written down, then answered, refused or lost."""
    now, path = asked(request), request.path
    body: Json = await request.json() if request.can_read_body else {}
    now.calls.append({"path": path, "body": body, "token": request.headers.get("Authorization", "")})
    await asyncio.sleep(now.slow)
    refusal = next((no for no in now.nos if no[0] == path), None)
    if refusal is not None:
        now.nos.remove(refusal)
        return no(refusal[1], refusal[2], body)
    said = ANSWERS[path](now, body)
    if path in now.lost:
        now.lost.remove(path)
        return web.Response(status=502, text="no answer")
    return said


def no(error: str, status: int, body: Json) -> web.Response:
    told: Json = {"error": error, "message": NOS.get(error, f"Nee: {error}.")}
    if error == "names_found":
        told["lines"] = [redacted({**line, "text": line["text"].replace("zus", "Piet")}) for line in body["lines"]]
    return web.json_response(told, status=status)


def summary(now: Asked, body: Json) -> web.Response:
    answer = {"lines": now.lines, "sections": SECTIONS, "phase": "ouder", "weeks": None, "role": "moeder"}
    return web.json_response({**answer, "sharing": now.sharing})


def check(now: Asked, body: Json) -> web.Response:
    return web.json_response({"lines": [redacted(line) for line in body["lines"]]})


def sheet(now: Asked, body: Json) -> web.Response:
    return web.Response(body=b"%PDF-1.7 blad", content_type="application/pdf")


def recipients(now: Asked, body: Json) -> web.Response:
    return web.json_response({"recipients": RECIPIENTS})


def consent(now: Asked, body: Json) -> web.Response:
    return web.json_response(CONSENT)


def share(now: Asked, body: Json) -> web.Response:
    return web.json_response(now.shared.setdefault(body["id"], RECEIPT), status=201)


def view_of(now: Asked, body: Json) -> Json | None:
    kind = VIEWS.get(" ".join(re.findall("[a-z]+", body["code"].lower())))
    return now.views[kind] if kind else None


def with_code(change: Any = None) -> Any:
    def said(now: Asked, body: Json) -> web.Response:
        view = view_of(now, body)
        if view is None:
            return web.json_response({"error": "unknown_code", "message": "Deze code kennen we niet."}, status=404)
        if change is not None:
            change(view, body)
        return web.json_response(view)

    return said


def confirm(now: Asked, body: Json) -> web.Response:
    view = view_of(now, body)
    if view is None:
        return web.json_response({"error": "unknown_code", "message": "Deze code kennen we niet."}, status=404)
    now.confirmed.append(body["code"])
    view.update(shared=True, status_words=NOBODY_YET["status_words"])
    return web.json_response(view)


def withdraw(now: Asked, body: Json) -> web.Response:
    view = view_of(now, body)
    assert view is not None
    view.update(ended="ingetrokken", lines=None, contact=None)
    return web.json_response({"message": "Je bent gestopt met delen. Het is weg."})


ANSWERS: dict[str, Any] = {
    "/api/summary": summary,
    "/api/summary/check": check,
    "/api/summary/pdf": sheet,
    "/api/recipients": recipients,
    "/api/consent": consent,
    "/api/summary/share": share,
    "/api/shared/confirm": confirm,
    "/api/shared/open": with_code(),
    "/api/shared/withdraw": withdraw,
    "/api/shared/extend": with_code(lambda view, body: view.update(ends_on_words="vrijdag 22 januari")),
    "/api/shared/contact": with_code(lambda view, body: view.update(contact=body["contact"])),
    "/api/shared/pdf": sheet,
}


async def say_no(request: web.Request) -> web.Response:
    query = request.query
    asked(request).nos.append((query["path"], query["error"], int(query.get("status", "409"))))
    return web.Response(status=204)


async def lose(request: web.Request) -> web.Response:
    asked(request).lost.extend([request.query["path"]] * int(request.query.get("times", "1")))
    return web.Response(status=204)


async def arrange(request: web.Request) -> web.Response:
    """`?lines=none`, `?lines=evil`, `?sharing=0`, `?slow=0.5`."""
    now, query = asked(request), request.query
    now.lines = {"none": [], "evil": [
        {"id": "x1", "section": "goed", "text": XSS, "about": XSS, "taken": [XSS, "constructor"]}
    ]}.get(query.get("lines", ""), now.lines)  # fmt: skip
    now.sharing = query.get("sharing", "1") == "1"
    now.slow = float(query.get("slow", "0"))
    return web.Response(status=204)


async def show_asked(request: web.Request) -> web.Response:
    now = asked(request)
    return web.json_response({"calls": now.calls, "shared": len(set(now.confirmed))})


def add_sharing(app: web.Application) -> None:
    """Add the routes to the stand-in."""
    app[ASKED] = {"now": Asked()}
    app.add_routes([web.route("*", path, answer) for path in ANSWERS])
    app.add_routes([
        web.post("/stand-in/no", say_no),
        web.post("/stand-in/lose", lose),
        web.post("/stand-in/arrange", arrange),
        web.get("/stand-in/asked", show_asked),
    ])  # fmt: skip


def start_anew(app: web.Application) -> None:
    """Forget what was asked."""
    app[ASKED]["now"] = Asked()

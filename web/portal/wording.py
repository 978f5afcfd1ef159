"""The words of the portal, read from ``data/portaal.yml`` and held against a schema."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from support.sharing.model import Actor, KindOfOrganisation, RoleOfAccount, Status

DATA = Path(__file__).parent / "data" / "portaal.yml"


class Words(BaseModel):
    """A part of the file: unknown keys are errors, nothing changes afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class FrameWords(Words):
    """Around every page."""

    brand: str
    place: str
    skip: str
    menu: str
    work_list: str
    organisation: str
    installation: str
    log: str
    log_out: str
    foot: str
    may_be_empty: str


class LogInWords(Words):
    """Logging in and out."""

    title: str
    intro: str
    email: str
    password: str
    totp: str
    totp_help: str
    button: str
    wait: str
    seconds: str
    minutes: str
    invited: str
    elsewhere: str
    lost: str
    logged_out: str
    needed: str


class InvitationWords(Words):
    """Opening an account."""

    title: str
    intro: str
    token: str
    password: str
    password_help: str
    again: str
    different: str
    button: str
    app_title: str
    app_intro: str
    app_scan: str
    app_picture: str
    app_type: str
    app_once: str
    app_check: str
    app_account: str


class WorkListWords(Words):
    """What was shared."""

    title: str
    intro: str
    empty: str
    overdue_title: str
    overdue: str
    status: dict[Status, str]
    promised: str
    ends: str
    mark: str
    nobody: str
    yours: str
    with_colleague: str
    with_former: str
    note: str
    open: str


class GroundWords(Words):
    """Before a summary is opened."""

    title: str
    intro: str
    question: str
    button: str
    missing: str
    back: str


class SummaryWords(Words):
    """One summary."""

    title: str
    own_story: str
    mark: str
    unknown_parent: str
    nothing_good: str
    nothing_weighs: str
    nothing_wished: str
    contact_changed: str
    """``{moment}``: when."""
    jump: str
    promised: str
    ends: str
    shared: str
    fitting_title: str
    fitting_intro: str
    carries_here: str
    heard: str
    caution: str
    shown_above: str
    source: str
    quoted: str
    how_read: str
    when: str
    condition: str
    differs: str
    region: str
    regional: str
    no_support: str
    whole_title: str
    general_title: str
    without_topic: str
    questions_title: str
    questions_open: str
    picture_title: str
    picture_as_text: str
    picture_empty: str
    definition_lenses: str
    definition_shared: str
    definition_gradations: str
    definition_ask: str
    definition_source: str
    together_title: str
    together_intro: str
    decided_label: str
    decided_help: str
    decided_button: str
    note_label: str
    note_help: str
    note_button: str
    status_label: str
    status_button: str
    hand_over_label: str
    hand_over_choose: str
    hand_over_button: str
    hand_over_nobody: str
    copy_title: str
    copy_intro: str
    copy_pdf: str
    copy_fhir: str
    now_stands: str
    now_empty: str
    now_status: str
    done: dict[str, str]
    changed: str
    not_possible: str


class OrganisationWords(Words):
    """The coordinator's page."""

    title: str
    people: str
    name: str
    name_help: str
    function: str
    function_help: str
    email: str
    role: str
    roles: dict[RoleOfAccount, str]
    you: str
    end: str
    end_warning: str
    end_button: str
    invite: str
    invite_help: str
    invite_button: str
    invited: str
    invited_how: str
    settings: str
    region: str
    municipalities: str
    phases: str
    phases_help: str
    answer_days: str
    answer_days_help: str
    settings_button: str
    kept: str
    done: dict[str, str]
    refused: str
    refused_invitation: str


class InstallationWords(Words):
    """The administrator's page."""

    title: str
    intro: str
    organisations: str
    none: str
    id: str
    id_help: str
    name: str
    kind: str
    kinds: dict[KindOfOrganisation, str]
    issuer: str
    issuer_help: str
    active: str
    stopped: str
    change: str
    change_button: str
    add: str
    add_button: str
    coordinator: str
    coordinator_help: str
    which: str
    done: dict[str, str]
    refused: str


class LogWords(Words):
    """The access log."""

    title: str
    intro: str
    scroll: str
    when: str
    who: str
    what: str
    summary: str
    why: str
    refused: str
    actors: dict[Actor, str]
    empty: str


class ErrorWords(Words):
    """What did not work."""

    title: str
    back: str
    back_to_summary: str
    bad_request: str
    logged_out: str
    form_old: str
    foreign: str
    not_for_you: str
    not_found: str
    withdrawn: str
    withdrawn_then: str
    not_this_way: str
    too_long: str
    too_many: str
    store: str
    internal: str
    typed: str
    closed: str


class PortalWords(Words):
    """The whole of ``portaal.yml``."""

    frame: FrameWords
    log_in: LogInWords
    invitation: InvitationWords
    work_list: WorkListWords
    ground: GroundWords
    summary: SummaryWords
    organisation: OrganisationWords
    installation: InstallationWords
    log: LogWords
    errors: ErrorWords


@cache
def portal_words() -> PortalWords:
    """The words, read once. Raises pydantic's ValidationError where the file breaks the schema."""
    return PortalWords.model_validate(yaml.safe_load(DATA.read_text(encoding="utf-8")))

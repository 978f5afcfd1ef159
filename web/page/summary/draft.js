/** The summary as it stands on the parent's screen: what was heard, and what the parent made of it. */

/** A line as the server wants it. */
function forServer(line) {
  return { id: line.id, section: line.section, text: line.text, about: hasAbout(line) };
}

/** Whether the words of what Naast heard in a line go along with it. */
export function hasAbout(line) {
  return Boolean(line.about) && !line.withoutAbout;
}

/**
 * A line is `{id, section, text, about, taken}` as the server gave it, with what the parent did:
 * `removed`, `withoutAbout`, `changed` (other words than were heard) and `unchecked` (nobody looked for names yet).
 */
function fresh(line) {
  return { ...line, taken: line.taken || [], heard: line.text, removed: false, withoutAbout: false, changed: false };
}

export class Draft {
  lines = [];
  sections = [];
  sharing = false;
  /** A line that the parent is adding; undefined when not. */
  typed = undefined;

  /** Takes in what was heard by now; what the parent changed or took away before stays so. */
  load({ lines, sections, sharing }) {
    const before = this.lines;
    const same = (line) => before.find((one) => (one.id === line.id || one.heard === line.text) && one.section === line.section);
    const heard = lines.map((line) => same(line) || fresh(line));
    const own = before.filter((line) => line.changed && !heard.includes(line));
    this.lines = [...heard, ...own];
    this.sections = sections;
    this.sharing = sharing;
  }

  in(section) {
    return this.lines.filter((line) => line.section === section);
  }

  /** The lines that the parent keeps. */
  get kept() {
    return this.lines.filter((line) => !line.removed);
  }

  get unchecked() {
    return this.kept.filter((line) => line.unchecked);
  }

  /** A new line in the parent's own words; nobody looked for names in it yet. */
  add(section, text) {
    const line = { ...fresh({ id: null, section, text, about: null, taken: [] }), changed: true, unchecked: true };
    this.lines.push(line);
    return line;
  }

  /** Other words for a line. */
  change(line, text) {
    Object.assign(line, { text, changed: true, unchecked: true });
  }

  /** What the server made of a line: without the names of others, with an id. */
  checked(line, answer) {
    Object.assign(line, { id: answer.id, text: answer.text, taken: answer.taken || [], unchecked: false });
    if (!answer.about && !line.withoutAbout) line.about = null;
  }

  forServer(lines = this.kept) {
    return lines.map(forServer);
  }

  empty() {
    this.lines = [];
    this.typed = undefined;
    this.sections = [];
  }
}

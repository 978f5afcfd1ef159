/** One question to the server and its answer. Nothing of either is kept here or by the browser. */

const ANSWER_WITHIN_MS = 8000;

/** The server said no: a sentence for the parent in `message`, its error code in `code`, all it said in `answer`. */
export class Refused extends Error {
  constructor(answer) {
    super(answer.message);
    this.code = answer.error;
    this.answer = answer;
  }
}
/** The server does not know this conversation any more. */
export class Expired extends Error {}
/** No answer came. What was asked may or may not have been done. */
export class Unreachable extends Error {}

/** A new id for a message; the same message sent again keeps its id. `randomUUID` is missing without https. */
export function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** Waits `ms`, or shorter when the connection comes back. */
export function pause(ms) {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener("online", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    addEventListener("online", done);
  });
}

/**
 * One try. Gives the server's JSON, or the file for an answer that is one.
 * An answer that is not the server's own counts as no answer (a proxy, a start-up page), and so does a server's fault,
 * unless `busyIsNo`: then 503 with a sentence of the server's own is a no, which tells that nothing was done.
 * Throws Refused, Expired or Unreachable.
 */
export async function askOnce(method, path, { token = null, body, within = ANSWER_WITHIN_MS, busyIsNo = false } = {}) {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), within);
  const headers = {};
  if (token !== null) headers.Authorization = `Bearer ${token}`;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  let status;
  let answer;
  try {
    const response = await fetch(path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: abort.signal,
      keepalive: method === "DELETE", // goes on when the page is closed right after
      cache: "no-store",
      credentials: "omit",
      referrerPolicy: "no-referrer",
    });
    status = response.status;
    answer = status === 204 ? {} : await contentOf(response);
  } catch {
    throw new Unreachable();
  } finally {
    clearTimeout(timer);
  }
  if (status >= 200 && status < 300) return answer;
  if (status === 401) throw new Expired();
  const isNo = (status >= 400 && status < 500) || (busyIsNo && status === 503);
  if (isNo && answer && answer.message) throw new Refused(answer);
  throw new Unreachable();
}

function contentOf(response) {
  const type = response.headers.get("Content-Type") || "";
  return type.startsWith("application/pdf") ? response.blob() : response.json();
}

/** The person's side of the practice server. Every call answers with the server's JSON or throws `Unreachable`. */

/** Longest wait for the server; it gives the app itself 3 seconds, as Slack does. */
const PATIENCE_MS = 10_000;

export const NO_ANSWER = "アプリが時間内に応答しませんでした";

/** The practice server could not be reached or did not answer in time. */
export class Unreachable extends Error {}

export async function getPeople() {
  return (await request("/practice/people")).people;
}

export function getState(personId) {
  return request(`/practice/state?as=${encodeURIComponent(personId)}`);
}

/** Tell the server what a person did; `action` is the last part of the address (command, press, …). */
export function act(action, body) {
  return request(`/practice/${action}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}

/** Hand over a file, for a file field of a modal or a message. Answers with {file: {id, name, …}}. */
export function upload(personId, file) {
  const body = new FormData();
  body.append("as", personId);
  body.append("file", file);
  return request("/practice/upload", { method: "POST", body });
}

export function eventsAddress(personId) {
  return `/practice/events?as=${encodeURIComponent(personId)}`;
}

export function fileAddress(fileId) {
  return `/practice/files/${encodeURIComponent(fileId)}`;
}

async function request(address, options = {}) {
  try {
    const response = await fetch(address, { ...options, signal: AbortSignal.timeout(PATIENCE_MS) });
    return await response.json();
  } catch (cause) {
    throw new Unreachable(NO_ANSWER, { cause });
  }
}

/** What to tell a person about an answer that is not ok: the server's own words, or ours for a silent app. */
export function reasonOf(answer) {
  const silent = answer.code === "operation_timeout" || /timeout/.test(answer.error ?? "timeout");
  return silent ? NO_ANSWER : answer.error;
}

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

/** Hand over a file for a file field of a modal. */
export async function upload(personId, file) {
  const body = new FormData();
  body.append("as", personId);
  body.append("file", file);
  return request("/practice/upload", { method: "POST", body });
}

export function eventsAddress(personId) {
  return `/practice/events?as=${encodeURIComponent(personId)}`;
}

export function fileAddress(fileId, personId) {
  return `/practice/files/${encodeURIComponent(fileId)}?as=${encodeURIComponent(personId)}`;
}

async function request(address, options = {}) {
  try {
    const response = await fetch(address, { ...options, signal: AbortSignal.timeout(PATIENCE_MS) });
    return await response.json();
  } catch (cause) {
    throw new Unreachable(NO_ANSWER, { cause });
  }
}

/** What to tell a person about an answer that is not ok. */
export function reasonOf(answer) {
  const code = answer.error ?? "";
  if (/[぀-ヿ一-鿿]/.test(code)) return code;
  if (/time|respon|no_answer|hang/i.test(code) || code === "") return NO_ANSWER;
  if (/unknown_command|no_such_command/i.test(code)) return "そのコマンドはありません。「/」を打つと使えるコマンドが出ます";
  if (/no_socket|not_connected|no_app/i.test(code)) return "アプリがつながっていません。しばらくしてからもう一度お試しください";
  return `受け付けられませんでした（${code}）`;
}

/** The server's event stream for one person: tells when there is something new to fetch. */

import { eventsAddress } from "./api.js";

const RETRY_MS = 2_000;

/**
 * @param {string} personId
 * @param {{changed: (version: number|null) => void, connected: (yes: boolean) => void}} listener
 *   `changed` with null after a reconnection, when changes may have been missed
 * @returns {() => void} stops listening
 */
export function listenFor(personId, listener) {
  let source = null;
  let timer = 0;
  let wasLost = false;

  function connect() {
    source = new EventSource(eventsAddress(personId));
    source.addEventListener("message", (event) => listener.changed(versionIn(event.data)));
    source.addEventListener("open", () => {
      listener.connected(true);
      if (wasLost) listener.changed(null);
      wasLost = false;
    });
    source.addEventListener("error", () => {
      wasLost = true;
      listener.connected(false);
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(connect, RETRY_MS);
    });
  }

  connect();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}

function versionIn(data) {
  try {
    return JSON.parse(data).version ?? null;
  } catch {
    return null; // a comment or keep-alive that is not ours: fetch to be sure
  }
}

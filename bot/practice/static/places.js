/**
 * Where each person is, what they have read and what they have begun to type. Lives in the browser:
 * places and drafts for the tab, read marks for good.
 */

const NOWHERE = { tab: "channel", channel: null, thread: null };

export class Places {
  #places = load(sessionStorage, "practice.places", {});
  #drafts = load(sessionStorage, "practice.drafts", {});
  #read = load(localStorage, "practice.read", {});
  #firstUnread = new Map();

  get lastPerson() {
    return load(sessionStorage, "practice.person", null);
  }

  set lastPerson(personId) {
    save(sessionStorage, "practice.person", personId);
  }

  of(personId) {
    return this.#places[personId] ?? NOWHERE;
  }

  go(personId, place, channels) {
    const from = this.of(personId);
    if (place.channel !== from.channel || place.tab !== from.tab) this.#rememberFirstUnread(personId, place, channels);
    this.#places[personId] = place;
    save(sessionStorage, "practice.places", this.#places);
  }

  /** A person without a place (or whose channel is gone) starts where the app talks to them. */
  settle(personId, channels) {
    const place = this.of(personId);
    if (channels.some(({ id }) => id === place.channel)) return;
    const start = channels.find(({ kind }) => kind === "dm") ?? channels[0];
    this.go(personId, { ...place, channel: start?.id ?? null, thread: null }, channels);
  }

  /** Number of messages of others that the person has not seen. */
  unread(personId, channel) {
    const seen = this.#seen(personId, channel.id);
    return channel.messages.filter((message) => message.user !== personId && Number(message.ts) > seen).length;
  }

  /** The ts of the message that was the first unread one when the person came to the channel; null: none. */
  firstUnread(personId, channelId) {
    return this.#firstUnread.get(`${personId} ${channelId}`) ?? null;
  }

  markRead(personId, channel) {
    const latest = channel.messages.reduce((last, { ts }) => Math.max(last, Number(ts)), 0);
    if (latest <= this.#seen(personId, channel.id)) return;
    this.#read[personId] = { ...this.#read[personId], [channel.id]: latest };
    save(localStorage, "practice.read", this.#read);
  }

  draft(personId, composer) {
    return this.#drafts[personId]?.[composer] ?? "";
  }

  keepDraft(personId, composer, text) {
    this.#drafts[personId] = { ...this.#drafts[personId], [composer]: text || undefined };
    save(sessionStorage, "practice.drafts", this.#drafts);
  }

  #seen(personId, channelId) {
    return this.#read[personId]?.[channelId] ?? 0;
  }

  #rememberFirstUnread(personId, place, channels) {
    const channel = channels.find(({ id }) => id === place.channel);
    if (!channel) return;
    const seen = this.#seen(personId, channel.id);
    const first = seen > 0 && channel.messages.find((m) => m.user !== personId && !isReply(m) && Number(m.ts) > seen);
    this.#firstUnread.set(`${personId} ${channel.id}`, first ? first.ts : null);
  }
}

/** Whether a message stands in a thread below another one. */
export function isReply(message) {
  return Boolean(message.thread_ts) && message.thread_ts !== message.ts;
}

function load(storage, key, otherwise) {
  try {
    return JSON.parse(storage.getItem(key)) ?? otherwise;
  } catch {
    return otherwise; // storage is switched off or holds something else: start afresh
  }
}

function save(storage, key, value) {
  try {
    storage.setItem(key, JSON.stringify(value));
  } catch {
    // storage is full or switched off: the page works on, it only forgets at a reload
  }
}

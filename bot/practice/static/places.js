/** Where each person is and what they have begun to type. Lives in the browser tab, and survives a reload. */

const NOWHERE = { tab: "channel", channel: null, thread: null };

export class Places {
  #places = load("practice.places", {});
  #drafts = load("practice.drafts", {});
  #firstUnread = new Map();

  get lastPerson() {
    return load("practice.person", null);
  }

  set lastPerson(personId) {
    save("practice.person", personId);
  }

  of(personId) {
    return this.#places[personId] ?? NOWHERE;
  }

  go(personId, place) {
    this.#places[personId] = place;
    save("practice.places", this.#places);
  }

  /** A person without a place (or whose channel is gone) starts where the app talks to them. */
  settle(personId, channels) {
    const place = this.of(personId);
    if (channels.some(({ id }) => id === place.channel)) return;
    const start = channels.find(({ kind }) => kind === "dm") ?? channels[0];
    this.go(personId, { ...place, channel: start?.id ?? null, thread: null });
  }

  /** The person comes to their channel: remember where the messages begin that they have not seen. */
  arrive(personId, channels) {
    const channel = channels.find(({ id }) => id === this.of(personId).channel);
    if (!channel) return;
    const ofOthers = channel.messages.filter((message) => message.user !== personId);
    const news =
      channel.unread > 0 && channel.unread < ofOthers.length ? ofOthers.slice(-channel.unread) : [];
    this.#firstUnread.set(`${personId} ${channel.id}`, news.find((message) => !isReply(message))?.ts ?? null);
  }

  /** The ts of the message that was the first unread one when the person came to the channel; null: none. */
  firstUnread(personId, channelId) {
    return this.#firstUnread.get(`${personId} ${channelId}`) ?? null;
  }

  draft(personId, composer) {
    return this.#drafts[personId]?.[composer] ?? "";
  }

  keepDraft(personId, composer, text) {
    this.#drafts[personId] = { ...this.#drafts[personId], [composer]: text || undefined };
    save("practice.drafts", this.#drafts);
  }
}

/** Whether a message stands only in a thread below another one. */
export function isReply(message) {
  return Boolean(message.thread_ts) && message.thread_ts !== message.ts;
}

function load(key, otherwise) {
  try {
    return JSON.parse(sessionStorage.getItem(key)) ?? otherwise;
  } catch {
    return otherwise; // storage is switched off or holds something else: start afresh
  }
}

function save(key, value) {
  try {
    sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // storage is full or switched off: the page works on, it only forgets at a reload
  }
}

/**
 * What the page knows: the people, what the current person can see (as the server said last), and where
 * each person is. Holds no elements; the parts of the page listen and draw.
 */

import { act, getPeople, getState, NO_ANSWER, reasonOf, Unreachable } from "./api.js";
import { listenFor } from "./events.js";
import { Places } from "./places.js";

/** Wait before the server is asked again after it was not there. */
const RETRY_MS = 2_000;

export class Workspace extends EventTarget {
  people = [];
  /** The last state of the current person, or null before the first one. */
  state = null;
  /** Person id → number of unread messages, for the seats of the others. */
  waiting = new Map();
  places = new Places();
  #personId = null;
  #stopListening = () => {};
  #fetching = null;
  #stale = false;

  /** Begin; waits for the server as long as it takes. */
  async start(personId = null) {
    this.people = await this.#peopleAtLast();
    const wanted = personId ?? this.places.lastPerson;
    if (this.people.some((person) => person.id === wanted)) await this.become(wanted);
    else this.#tell("changed");
  }

  async #peopleAtLast() {
    for (;;) {
      try {
        const people = await getPeople();
        this.#tell("connection", { connected: true });
        return people;
      } catch (error) {
        if (!(error instanceof Unreachable)) throw error;
        this.#tell("connection", { connected: false });
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  }

  get personId() {
    return this.#personId;
  }

  get me() {
    return this.people.find((person) => person.id === this.#personId) ?? null;
  }

  /** Where the current person is: {tab: "home"|"channel", channel, thread}. */
  get place() {
    return this.places.of(this.#personId);
  }

  get channel() {
    const { tab, channel } = this.place;
    return tab === "channel" ? (this.state?.channels.find(({ id }) => id === channel) ?? null) : null;
  }

  /** One of the people; null for the app and for ids nobody has. */
  person(id) {
    return this.people.find((person) => person.id === id) ?? null;
  }

  /** The name behind an id of a person or of the app; the id itself where nobody has it. */
  nameOf(id) {
    const app = this.state?.bot;
    return this.person(id)?.name ?? (app?.id === id ? app.name : id);
  }

  /** Take another person's seat; everyone's place stays as they left it. */
  async become(personId) {
    if (personId === this.#personId) return;
    this.#stopListening();
    this.#personId = personId;
    this.places.lastPerson = personId;
    this.state = null;
    this.#fetching = null;
    this.#tell("person");
    this.#stopListening = listenFor(personId, {
      changed: (version) => {
        if (version === null || version !== this.state?.version) this.refresh();
      },
      connected: (yes) => this.#tell("connection", { connected: yes }),
    });
    await this.refresh();
    if (this.place.tab === "home") await this.openHome();
  }

  /** Fetch the state; calls that come while one is under way are answered by one more fetch. */
  refresh() {
    if (this.#fetching) {
      this.#stale = true;
      return this.#fetching;
    }
    const personId = this.#personId;
    this.#fetching = this.#fetchAs(personId).finally(() => {
      if (personId !== this.#personId) return;
      this.#fetching = null;
      if (this.#stale) {
        this.#stale = false;
        this.refresh();
      }
    });
    return this.#fetching;
  }

  async #fetchAs(personId) {
    let state;
    try {
      state = await getState(personId);
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      this.#tell("connection", { connected: false });
      return;
    }
    if (personId !== this.#personId) return;
    const first = this.state === null;
    this.state = state;
    this.places.settle(personId, state.channels);
    if (first) this.places.arrive(personId, state.channels);
    this.#markRead();
    this.#tell("changed");
    if (first) this.#tell("arrived");
  }

  openChannel(channelId, thread = null) {
    const moved = channelId !== this.place.channel || this.place.tab !== "channel";
    this.places.go(this.#personId, { tab: "channel", channel: channelId, thread });
    if (moved) this.places.arrive(this.#personId, this.state?.channels ?? []);
    this.#markRead();
    this.#tell("place");
    this.#tell("changed");
  }

  openThread(ts) {
    this.openChannel(this.place.channel, ts);
  }

  async openHome() {
    this.places.go(this.#personId, { ...this.place, tab: "home", thread: null });
    this.#tell("place");
    this.#tell("changed");
    const answer = await this.do("home", {});
    if (!answer.ok) this.report(answer.reason);
  }

  /** Count what waits for the others, so that their seats can show it. */
  async lookAtOthers() {
    for (const { id } of this.people) {
      if (id === this.#personId) continue;
      try {
        const { channels, modals } = await getState(id);
        const unread = channels.reduce((sum, channel) => sum + channel.unread, 0);
        this.waiting.set(id, unread + (modals.length ? 1 : 0));
      } catch (error) {
        if (!(error instanceof Unreachable)) throw error;
        return;
      }
    }
    this.#tell("waiting");
  }

  /**
   * Do something as the current person and fetch what came of it.
   * @returns {Promise<Object>} the server's answer; `ok: false` with `reason` (Japanese) when it did not work
   */
  async do(action, body) {
    const personId = this.#personId;
    let answer;
    try {
      answer = await act(action, { as: personId, ...body });
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      return { ok: false, reason: NO_ANSWER };
    }
    if (personId === this.#personId) {
      await this.refresh();
      this.#tell("acted");
    }
    const failed = answer.ok === false;
    return failed && !answer.errors ? { ...answer, reason: reasonOf(answer) } : { ok: true, ...answer };
  }

  /** Tell the person of something that did not work and has no better place. */
  report(reason) {
    this.#tell("problem", { reason });
  }

  /** The person looks at the page again: what is on screen counts as read. */
  looksAgain() {
    if (!this.state) return;
    this.#markRead();
    this.#tell("changed");
  }

  /** What is on screen counts as read. */
  #markRead() {
    const { channel } = this;
    if (!channel?.unread || document.visibilityState !== "visible") return;
    channel.unread = 0;
    act("read", { as: this.#personId, channel: channel.id }).catch((error) => {
      if (!(error instanceof Unreachable)) throw error; // unread once more at the next look: no harm
    });
  }

  #tell(type, detail = {}) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

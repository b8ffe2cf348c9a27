/** A run of messages: days, new ones, who speaks on; arrow keys go from message to message. */

import { el, reconcile } from "../dom.js";
import { Surface } from "../blocks/surface.js";
import { FormValues } from "../values.js";
import { dayKey, dayLabel, momentOf } from "../time.js";
import { renderMessage } from "./message.js";

/** Messages of one person closer than this are shown as one run. */
const RUN_SECONDS = 300;
/** Nearer to the end than this counts as "at the end": new messages scroll into view. */
const NEAR_END_PX = 80;

export class MessageList {
  #workspace;
  /** Typed and chosen values on messages, by person, channel and ts. */
  #values = new Map();
  #shown = null;

  constructor(workspace, { label }) {
    this.#workspace = workspace;
    this.items = el("div", { class: "message-items", role: "log", "aria-label": label });
    this.before = el("div", { class: "before-messages" });
    this.node = el(
      "div",
      {
        class: "messages",
        on: {
          keydown: (event) => this.#key(event),
          focusin: (event) => this.#activate(event.target.closest?.(".message")),
        },
      },
      this.before,
      this.items,
    );
  }

  /**
   * @param {Object} channel
   * @param {Object[]} messages those to show, oldest first
   * @param {{repliesTo: (message: Object) => Object[]|null, newFrom?: string|null, label: string}} view
   */
  show(channel, messages, { repliesTo, newFrom = null, label }) {
    this.#speakOnlyNews(channel.id);
    const { atEnd } = this;
    const lastBefore = this.#last;
    this.items.setAttribute("aria-label", label);
    reconcile(this.items, this.#rows(channel, messages, repliesTo, newFrom));
    this.#keepOneTabStop();
    if (!atEnd) return;
    if (this.#last && this.#last !== lastBefore) this.#reveal();
    else this.scrollToEnd();
  }

  /** Whether the person is reading at the newest message. */
  get atEnd() {
    return this.node.scrollHeight - this.node.scrollTop - this.node.clientHeight < NEAR_END_PX;
  }

  get #last() {
    return this.items.lastElementChild?.dataset.ts;
  }

  /** Show the newest message, from its beginning where it is too long for the screen. */
  #reveal() {
    const newest = this.items.lastElementChild;
    if (newest.offsetHeight > this.node.clientHeight) newest.scrollIntoView({ block: "start" });
    else this.scrollToEnd();
  }

  /** Screen readers hear what comes in, not the whole channel when somebody turns to it. */
  #speakOnlyNews(channelId) {
    const shown = `${this.#workspace.personId} ${channelId}`;
    if (this.#shown === shown) return;
    this.#shown = shown;
    this.items.setAttribute("aria-live", "off");
    requestAnimationFrame(() => this.items.setAttribute("aria-live", "polite"));
  }

  #rows(channel, messages, repliesTo, newFrom) {
    const rows = [];
    let previous = null;
    for (const message of messages) {
      const moment = momentOf(message.ts);
      const newDay = previous === null || dayKey(momentOf(previous.ts)) !== dayKey(moment);
      if (newDay) rows.push(rule(`day-${dayKey(moment)}`, "day", dayLabel(moment)));
      if (message.ts === newFrom) rows.push(rule("new", "new", "ここから新しいメッセージ"));
      const compact = !newDay && message.ts !== newFrom && speaksOn(previous, message);
      rows.push(this.#messageRow(channel, message, compact, repliesTo(message)));
      previous = message;
    }
    return rows;
  }

  #messageRow(channel, message, compact, replies) {
    const { personId } = this.#workspace;
    const pinned = channel.pins?.includes(message.ts) ?? false;
    const lastReply = replies?.at(-1)?.ts;
    return {
      key: `${personId} ${channel.id} ${message.ts}`,
      signature: JSON.stringify([message, compact, pinned, replies?.length, lastReply]),
      build: () =>
        renderMessage(message, {
          workspace: this.#workspace,
          surface: this.#surface(channel.id, message),
          channelId: channel.id,
          compact,
          pinned,
          replies,
        }),
    };
  }

  #surface(channelId, message) {
    const key = `${this.#workspace.personId} ${channelId} ${message.ts}`;
    const values = this.#values.get(key) ?? new FormValues(message.state?.values);
    this.#values.set(key, values);
    return new Surface(this.#workspace, { values, where: { channel: channelId, ts: message.ts } });
  }

  scrollToEnd() {
    this.node.scrollTop = this.node.scrollHeight;
  }

  /** Bring a message into view and to the focus. */
  goTo(ts) {
    const message = this.items.querySelector(`[data-ts="${CSS.escape(ts)}"]`);
    message?.scrollIntoView({ block: "center" });
    message?.focus({ preventScroll: true });
  }

  /** Only one message is a tab stop; from there the arrow keys lead on. */
  #keepOneTabStop() {
    const all = [...this.items.querySelectorAll(".message")];
    if (all.length && !all.some((message) => message.tabIndex === 0)) this.#activate(all.at(-1));
  }

  #activate(message) {
    if (!message || message.tabIndex === 0) return;
    for (const other of this.items.querySelectorAll('.message[tabindex="0"]')) setTabStop(other, false);
    setTabStop(message, true);
  }

  #key(event) {
    if (!event.target.classList.contains("message")) return;
    const all = [...this.items.querySelectorAll(".message")];
    const at = all.indexOf(event.target);
    const target = { ArrowUp: all[at - 1], ArrowDown: all[at + 1], Home: all[0], End: all.at(-1) }[event.key];
    if (!target) return;
    event.preventDefault();
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "nearest" });
  }
}

function setTabStop(message, on) {
  message.tabIndex = on ? 0 : -1;
  for (const tool of message.querySelectorAll(".message-tools button")) tool.tabIndex = on ? 0 : -1;
}

function rule(key, kind, text) {
  return {
    key,
    signature: text,
    build: () => el("div", { class: `rule rule-${kind}`, role: "separator" }, el("span", { text })),
  };
}

function speaksOn(previous, message) {
  const cards = Boolean(previous.blocks?.length || message.blocks?.length);
  return (
    !cards &&
    previous.user === message.user &&
    !previous.ephemeral &&
    !message.ephemeral &&
    Number(message.ts) - Number(previous.ts) < RUN_SECONDS
  );
}

/** The open channel or direct message: its head, its messages, the composer. */

import { safeLink } from "../blocks/mrkdwn.js";
import { el, solid } from "../dom.js";
import { icon } from "../icons.js";
import { openMenu } from "../menu.js";
import { momentOf, shortDate, timeOfDay } from "../time.js";
import { isReply } from "../places.js";
import { globalShortcutItems } from "../shell/shortcuts.js";
import { Composer } from "./composer.js";
import { MessageList } from "./message_list.js";
import { emptyChannel } from "./starters.js";

export class Conversation {
  #workspace;
  #shown = null;
  /** Where each person was reading each channel. */
  #scroll = new Map();

  constructor(workspace) {
    this.#workspace = workspace;
    this.title = el("h1", { class: "bar-title", data: { testid: "channel-title" } });
    this.topic = el("p", { class: "bar-topic", data: { testid: "channel-topic" } });
    this.bookmarks = el("div", { class: "bookmarks", data: { testid: "bookmarks" } });
    this.pins = el(
      "button",
      {
        type: "button",
        class: "chip-button",
        "aria-haspopup": "menu",
        "aria-expanded": "false",
        data: { testid: "pins" },
        on: { click: () => this.#openPins() },
      },
      icon("pin"),
      el("span"),
    );
    this.list = new MessageList(workspace, { label: "メッセージ" });
    this.list.node.addEventListener("scroll", () => this.#rememberPosition());
    this.composer = new Composer(workspace, {
      label: "メッセージを書く",
      testid: "composer",
      sendTestid: "send",
      offersCommands: true,
      send: (text, files) => this.#send(text, files),
      tools: [this.#shortcutButton()],
    });
    this.node = el(
      "section",
      { class: "conversation", "aria-label": "会話" },
      el("header", { class: "bar" }, this.title, this.topic, this.bookmarks, this.pins),
      this.list.node,
      this.composer.node,
    );
  }

  /** @param {boolean} appeared whether the conversation was not on the page until now */
  update(appeared) {
    const { channel, personId, places } = this.#workspace;
    if (!channel) return;
    const here = `${personId} ${channel.id}`;
    const arrived = appeared || this.#shown !== here;
    this.#shown = here;
    this.#head(channel);
    const tops = channel.messages.filter((message) => !isReply(message) || message.broadcast);
    this.list.before.replaceChildren(
      ...(tops.length
        ? []
        : [emptyChannel(channel, this.#workspace.state.commands ?? [], (text) => this.composer.put(text))]),
    );
    this.list.show(channel, tops, {
      label: `${channel.name}のメッセージ`,
      newFrom: places.firstUnread(personId, channel.id),
      repliesTo: (message) =>
        channel.messages.filter((reply) => reply.thread_ts === message.ts && isReply(reply)),
    });
    this.composer.moveTo(channel.id, `${nameOf(channel)} に書く`);
    if (arrived) this.#arrive(here);
  }

  /** Give the focus to the composer. */
  focus() {
    this.composer.input.focus({ preventScroll: true });
  }

  #head(channel) {
    this.title.textContent = nameOf(channel);
    this.topic.textContent = channel.topic ?? "";
    this.bookmarks.replaceChildren(
      ...solid((channel.bookmarks ?? []).map(({ title, link }) => safeLink(link, title))),
    );
    const pins = channel.pins?.length ?? 0;
    this.pins.hidden = pins === 0;
    this.pins.lastElementChild.textContent = `ピン留め ${pins}`;
  }

  #rememberPosition() {
    if (this.node.isConnected)
      this.#scroll.set(this.#shown, this.list.atEnd ? null : this.list.node.scrollTop);
  }

  #arrive(here) {
    const kept = this.#scroll.get(here) ?? null;
    const firstNew = this.list.items.querySelector(".rule-new");
    if (kept !== null) this.list.node.scrollTop = kept;
    else if (firstNew) firstNew.scrollIntoView({ block: "start" });
    else this.list.scrollToEnd();
  }

  #send(text, files) {
    const { channel } = this.#workspace;
    this.list.scrollToEnd();
    if (!text.startsWith("/"))
      return this.#workspace.do("message", { channel: channel.id, text, ...(files.length && { files }) });
    if (files.length)
      return Promise.resolve({
        ok: false,
        reason: "コマンドにファイルは付けられません。ファイルを外してから送ってください",
      });
    return this.#workspace.do("command", { channel: channel.id, text });
  }

  #shortcutButton() {
    const node = el(
      "button",
      {
        type: "button",
        class: "icon-button",
        "aria-label": "ショートカット",
        title: "ショートカット",
        "aria-haspopup": "menu",
        "aria-expanded": "false",
        data: { testid: "composer-shortcuts" },
      },
      icon("bolt"),
    );
    node.addEventListener("click", () =>
      openMenu(node, {
        label: "ショートカット",
        items: globalShortcutItems(this.#workspace),
        emptyText: "アプリのショートカットはまだありません",
      }),
    );
    return node;
  }

  #openPins() {
    const { channel } = this.#workspace;
    const items = channel.pins.map((ts) => {
      const message = channel.messages.find((one) => one.ts === ts);
      const when = momentOf(ts);
      return {
        label: message ? excerpt(message) : "表示できないメッセージ",
        hint: `${message?.name ?? ""}　${shortDate(when)} ${timeOfDay(when)}`,
        data: { pinTs: ts },
        choose: () => this.list.goTo(ts),
      };
    });
    openMenu(this.pins, { label: "ピン留めされたメッセージ", items, align: "end" });
  }
}

/** #name for channels, the bare name for people and the app. */
export function nameOf(channel) {
  return channel.kind === "channel" ? `#${channel.name}` : channel.name;
}

/** The first words of a message. */
function excerpt(message, length = 60) {
  const text =
    message.text || message.blocks?.map((block) => block.text?.text ?? "").find(Boolean) || "（本文なし）";
  const flat = text.replace(/\s+/g, " ");
  return flat.length > length ? `${flat.slice(0, length)}…` : flat;
}

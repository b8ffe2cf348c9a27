/** The thread of a message, beside the channel. */

import { el } from "../dom.js";
import { icon } from "../icons.js";
import { isReply } from "../places.js";
import { Composer } from "./composer.js";
import { nameOf } from "./conversation.js";
import { MessageList } from "./message_list.js";

const NO_COMMANDS = "コマンドはスレッドの中では使えません。チャンネルの入力欄で打ってください";

export class Thread {
  #workspace;
  #shown = null;

  constructor(workspace, panel) {
    this.#workspace = workspace;
    this.panel = panel;
    this.place = el("p", { class: "bar-topic" });
    this.closeButton = el(
      "button",
      {
        type: "button",
        class: "icon-button",
        "aria-label": "スレッドを閉じる",
        data: { testid: "thread-close" },
        on: { click: () => this.#close() },
      },
      icon("close"),
    );
    this.list = new MessageList(workspace, { label: "スレッド" });
    this.composer = new Composer(workspace, {
      label: "スレッドに返信",
      testid: "thread-composer",
      sendTestid: "thread-send",
      offersCommands: false,
      send: (text, files) => this.#send(text, files),
    });
    panel.dataset.testid = "thread";
    panel.append(
      el(
        "header",
        { class: "bar" },
        el("h2", { class: "bar-title", text: "スレッド" }),
        this.place,
        this.closeButton,
      ),
      this.list.node,
      this.composer.node,
    );
    panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.isComposing && !panel.querySelector(":popover-open"))
        this.#close();
    });
  }

  update() {
    const { channel, place, personId } = this.#workspace;
    const root = channel?.messages.find(({ ts }) => ts === place.thread);
    this.panel.hidden = !root;
    if (!root) {
      this.#shown = null;
      return;
    }
    const here = `${personId} ${channel.id} ${root.ts}`;
    const arrived = here !== this.#shown;
    this.#shown = here;
    this.place.textContent = nameOf(channel);
    const replies = channel.messages.filter((message) => isReply(message) && message.thread_ts === root.ts);
    this.list.show(channel, [root, ...replies], { label: "スレッド", repliesTo: () => null });
    this.composer.moveTo(`${channel.id}/${root.ts}`, "返信を書く");
    if (arrived) this.list.scrollToEnd();
  }

  focus() {
    this.composer.input.focus({ preventScroll: true });
  }

  #close() {
    const { place } = this.#workspace;
    this.#workspace.openChannel(place.channel);
    document.querySelector(`#main [data-ts="${CSS.escape(place.thread)}"]`)?.focus({ preventScroll: true });
  }

  #send(text, files) {
    const { channel, place } = this.#workspace;
    if (text.startsWith("/")) return Promise.resolve({ ok: false, reason: NO_COMMANDS });
    return this.#workspace.do("message", {
      channel: channel.id,
      text,
      thread_ts: place.thread,
      ...(files.length && { files }),
    });
  }
}

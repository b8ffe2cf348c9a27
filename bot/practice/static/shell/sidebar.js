/** The left side: who I am, Home, channels and direct messages. */

import { el, reconcile } from "../dom.js";
import { icon } from "../icons.js";
import { openMenu } from "../menu.js";
import { globalShortcutItems } from "./shortcuts.js";
import { PersonSwitcher, rove } from "./people.js";

export class Sidebar {
  #workspace;

  /** @param {{openPalette: Function, openHelp: Function}} doors */
  constructor(workspace, doors) {
    this.#workspace = workspace;
    this.people = new PersonSwitcher(workspace);
    this.toggle = el(
      "button",
      {
        type: "button",
        class: "nav-toggle",
        "aria-expanded": "false",
        "aria-controls": "nav",
        data: { testid: "nav-toggle" },
        on: { click: () => this.#fold() },
      },
      icon("menu"),
      el("span", { text: "行き先" }),
      el("span", { class: "dot", hidden: true }),
    );
    this.home = this.#link(
      { class: "nav-link", data: { testid: "home-tab" }, on: { click: () => workspace.openHome() } },
      "home",
      "ホーム",
    );
    this.channels = el("div", { class: "nav-list", role: "list" });
    this.directs = el("div", { class: "nav-list", role: "list" });
    this.nav = el(
      "nav",
      {
        class: "nav",
        id: "nav",
        "aria-label": "行き先",
        on: { keydown: rove, click: () => this.#fold(false) },
      },
      this.home,
      el("h2", { class: "nav-title", text: "チャンネル" }),
      this.channels,
      el("h2", { class: "nav-title", text: "ダイレクトメッセージ" }),
      this.directs,
    );
    this.foot = el(
      "div",
      { class: "side-foot" },
      this.#link(
        {
          class: "foot-link",
          data: { testid: "global-shortcuts" },
          "aria-haspopup": "menu",
          on: { click: (event) => this.#shortcuts(event.currentTarget) },
        },
        "bolt",
        "ショートカット",
      ),
      this.#link(
        { class: "foot-link", on: { click: doors.openPalette } },
        "search",
        "人・チャンネルへ移動",
        "Ctrl K",
      ),
      this.#link(
        { class: "foot-link", data: { testid: "help" }, on: { click: doors.openHelp } },
        "help",
        "使い方",
      ),
    );
    this.node = el(
      "div",
      { class: "side-inner" },
      this.people.node,
      this.toggle,
      el("div", { class: "nav-wrap" }, this.nav, this.foot),
    );
  }

  update() {
    this.people.update();
    const { state, place } = this.#workspace;
    this.node.classList.toggle("has-person", state !== null);
    if (!state) return;
    markCurrent(this.home, place.tab === "home");
    const kinds = (wanted) => state.channels.filter(({ kind }) => (kind === "channel") === wanted);
    this.#drawLinks(this.channels, kinds(true));
    this.#drawLinks(this.directs, kinds(false));
    const elsewhere = state.channels.some(({ unread }) => unread > 0);
    this.toggle.querySelector(".dot").hidden = !elsewhere;
  }

  #drawLinks(list, channels) {
    const { place } = this.#workspace;
    reconcile(
      list,
      channels.map((channel) => {
        const { unread } = channel;
        const current = place.tab === "channel" && place.channel === channel.id;
        return {
          key: channel.id,
          signature: JSON.stringify([channel.name, channel.kind, unread, current]),
          build: () => el("div", { role: "listitem" }, this.#channelLink(channel, unread, current)),
        };
      }),
    );
  }

  #channelLink(channel, unread, current) {
    const name = { channel: "channel", dm: "reply", group: "group" }[channel.kind];
    const node = this.#link(
      {
        class: `nav-link${unread ? " is-unread" : ""}`,
        data: { testid: "channel-link", channelId: channel.id },
        on: { click: () => this.#workspace.openChannel(channel.id) },
      },
      name,
      channel.name,
    );
    if (unread)
      node.append(
        el("span", {
          class: "count",
          "aria-label": `未読${unread}件`,
          text: unread > 99 ? "99+" : String(unread),
        }),
      );
    markCurrent(node, current);
    return node;
  }

  #link(props, iconName, text, keys = null) {
    return el(
      "button",
      { type: "button", ...props },
      icon(iconName),
      el("span", { class: "nav-name", text }),
      keys && el("kbd", { text: keys }),
    );
  }

  #shortcuts(anchor) {
    openMenu(anchor, {
      label: "ショートカット",
      items: globalShortcutItems(this.#workspace),
      emptyText: "アプリのショートカットはまだありません",
    });
  }

  /** On narrow screens the destinations fold away. */
  #fold(open = this.toggle.getAttribute("aria-expanded") !== "true") {
    this.toggle.setAttribute("aria-expanded", String(open));
    this.node.classList.toggle("is-unfolded", open);
  }
}

function markCurrent(node, current) {
  if (current) node.setAttribute("aria-current", "page");
  else node.removeAttribute("aria-current");
}

/** Ctrl+K: go to a person or a channel by typing a part of its name. */

import { el } from "../dom.js";
import { bookmarkFocus, present } from "../dialogs.js";
import { icon } from "../icons.js";
import { ListBox } from "../listbox.js";
import { avatar, roleOf } from "./avatar.js";

export class Palette {
  #workspace;
  #goBack = null;

  constructor(workspace) {
    this.#workspace = workspace;
    this.input = el("input", {
      type: "text",
      class: "palette-input",
      role: "combobox",
      "aria-expanded": "true",
      "aria-autocomplete": "list",
      "aria-label": "人かチャンネルの名前",
      placeholder: "人かチャンネルの名前",
      autocomplete: "off",
      spellcheck: "false",
      data: { testid: "palette-input" },
      on: { input: () => this.#show(), keydown: (event) => this.#key(event) },
    });
    this.list = new ListBox({ label: "行き先", choose: (item) => this.#choose(item) });
    this.list.ownedBy(this.input);
    this.dialog = el(
      "dialog",
      {
        class: "dialog palette",
        "aria-label": "人・チャンネルへ移動",
        data: { testid: "palette" },
        on: { click: (event) => event.target === this.dialog && this.close() },
      },
      el("div", { class: "palette-line" }, icon("search"), this.input),
      this.list.node,
      el(
        "p",
        { class: "palette-foot" },
        el("kbd", { text: "↑" }),
        el("kbd", { text: "↓" }),
        " えらぶ　",
        el("kbd", { text: "Enter" }),
        " 開く　",
        el("kbd", { text: "Esc" }),
        " 閉じる",
      ),
    );
  }

  open() {
    if (this.dialog.open) return;
    this.#goBack = bookmarkFocus();
    this.input.value = "";
    if (this.dialog.isConnected) this.dialog.showModal();
    else present(this.dialog, () => this.close());
    this.#show();
    this.input.focus();
  }

  close() {
    this.dialog.close();
    this.#goBack?.();
  }

  #show() {
    const wanted = this.input.value.trim().toLowerCase();
    const items = [...this.#channelItems(), ...this.#personItems()];
    this.list.show(items.filter(({ search }) => search.toLowerCase().includes(wanted)));
  }

  #channelItems() {
    const { state } = this.#workspace;
    if (!state) return [];
    const home = {
      key: "home",
      search: "ホーム home",
      group: "行き先",
      go: () => this.#workspace.openHome(),
      content: () => line(icon("home"), "ホーム", ""),
    };
    const channels = state.channels.map((channel) => ({
      key: channel.id,
      search: `${channel.name} ${channel.topic ?? ""}`,
      group: "行き先",
      go: () => this.#workspace.openChannel(channel.id),
      content: () =>
        line(
          icon({ channel: "channel", dm: "reply", group: "group" }[channel.kind]),
          channel.name,
          channel.topic ?? "",
        ),
    }));
    return [home, ...channels];
  }

  #personItems() {
    return this.#workspace.people.map((person) => ({
      key: person.id,
      search: `${person.name} ${roleOf(person)}`,
      group: "この人に替わる",
      data: { palettePerson: person.id },
      go: () => this.#workspace.become(person.id),
      content: () => line(avatar(person, "small"), person.name, roleOf(person)),
    }));
  }

  #choose(item) {
    this.close();
    item.go();
  }

  #key(event) {
    if (event.isComposing || this.list.handleKey(event)) return;
    if (event.key === "Enter") {
      event.preventDefault();
      this.list.chooseActive();
    }
  }
}

function line(sign, label, hint) {
  return [
    sign,
    el(
      "span",
      { class: "option-body is-line" },
      el("span", { class: "option-label", text: label }),
      el("span", { class: "option-hint", text: hint }),
    ),
  ];
}

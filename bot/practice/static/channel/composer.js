/** The line to write in: Enter sends, Shift+Enter breaks the line, "/" lists the commands. */

import { el, uniqueId } from "../dom.js";
import { icon } from "../icons.js";
import { ListBox } from "../listbox.js";
import { Attachments } from "./attachments.js";

export class Composer {
  #workspace;
  /** Whose draft of which place stands in the line. */
  #at = { personId: null, place: null };
  #send;
  #offersCommands;

  /**
   * @param {{label: string, testid: string, sendTestid: string, offersCommands: boolean,
   *   send: (text: string, files: string[]) => Promise<Object>, tools?: Element[]}} spec
   */
  constructor(workspace, { label, testid, sendTestid, offersCommands, send, tools = [] }) {
    this.#workspace = workspace;
    this.#send = send;
    this.#offersCommands = offersCommands;
    const noteId = uniqueId("composer-note");
    this.input = el("textarea", {
      class: "composer-input",
      rows: "1",
      "aria-label": label,
      "aria-describedby": noteId,
      spellcheck: "false",
      "aria-autocomplete": offersCommands ? "list" : null,
      data: { testid },
      on: {
        input: () => this.#typed(),
        keydown: (event) => this.#keyDown(event),
        blur: () => this.#closeList(),
      },
    });
    this.list = new ListBox({ label: "コマンド", choose: (item) => this.#complete(item.key) });
    this.list.ownedBy(this.input);
    this.list.node.hidden = true;
    this.attachments = new Attachments(workspace, `${testid}-attach`);
    this.note = el("p", {
      class: "composer-note",
      id: noteId,
      role: "status",
      data: { testid: `${testid}-note` },
    });
    this.button = el(
      "button",
      {
        type: "button",
        class: "send",
        "aria-label": "送信",
        title: "送信（Enter）",
        data: { testid: sendTestid },
        on: { click: () => this.#submit() },
      },
      icon("send"),
    );
    this.node = el(
      "div",
      { class: "composer" },
      this.list.node,
      this.attachments.node,
      el("div", { class: "composer-box" }, tools, this.attachments.button, this.input, this.button),
      this.note,
    );
  }

  /** Take up the current person's draft for a place. */
  moveTo(place, placeholder) {
    const { personId, places } = this.#workspace;
    if (this.#isAt({ personId, place })) return;
    this.#at = { personId, place };
    this.attachments.clear();
    this.input.placeholder = placeholder;
    this.input.value = places.draft(personId, place);
    this.#closeList();
    this.#hint();
  }

  #isAt({ personId, place }) {
    return this.#at.personId === personId && this.#at.place === place;
  }

  /** Put a text in, ready to be sent or changed. */
  put(text) {
    this.input.value = text;
    this.input.focus();
    this.input.setSelectionRange(text.length, text.length);
    this.#typed();
  }

  #typed() {
    this.#grow();
    this.#workspace.places.keepDraft(this.#at.personId, this.#at.place, this.input.value);
    this.#offer();
    this.#hint();
  }

  /** As high as the text, where the browser does not do that by itself. */
  #grow() {
    if (!CSS.supports("field-sizing", "content"))
      this.input.rows = Math.min(10, this.input.value.split("\n").length);
  }

  #offer() {
    const begun = /^\/(\S*)$/.exec(this.input.value);
    if (!this.#offersCommands || !begun) {
      this.#closeList();
      return;
    }
    const fitting = this.#commands().filter(({ command }) => command.startsWith(this.input.value));
    this.list.show(
      fitting.map((command) => ({
        key: command.command,
        data: { testid: "command-option", command: command.command },
        content: () => commandContent(command),
      })),
      { emptyText: "そのコマンドはありません" },
    );
    this.list.node.hidden = false;
  }

  #closeList() {
    this.list.node.hidden = true;
    this.input.removeAttribute("aria-activedescendant");
  }

  #complete(command) {
    this.put(`${command} `);
    this.#closeList();
  }

  /** Below the line stands what can be written after the command, else which keys do what. */
  #hint() {
    const command = this.#commands().find(
      ({ command: name }) => this.input.value.startsWith(`${name} `) || this.input.value === name,
    );
    this.note.classList.remove("is-problem");
    if (command && this.#offersCommands)
      this.note.textContent = [command.command, command.usage_hint, "—", command.description]
        .filter(Boolean)
        .join(" ");
    else
      this.note.textContent = this.#offersCommands
        ? "Enterで送信、Shift+Enterで改行、/ でコマンド"
        : "Enterで送信、Shift+Enterで改行";
  }

  #commands() {
    return this.#workspace.state?.commands ?? [];
  }

  #keyDown(event) {
    if (event.isComposing || event.keyCode === 229) return; // the Enter that ends a kana conversion is not ours
    if (!this.list.node.hidden && this.#listKey(event)) return;
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    this.#submit();
  }

  #listKey(event) {
    if (this.list.handleKey(event)) return true;
    if (event.key === "Escape") {
      event.stopPropagation();
      this.#closeList();
      return true;
    }
    const { activeItem } = this.list;
    const complete = event.key === "Tab" || (event.key === "Enter" && activeItem?.key !== this.input.value);
    if (!complete || !activeItem || event.shiftKey) return false;
    event.preventDefault();
    this.#complete(activeItem.key);
    return true;
  }

  async #submit() {
    const text = this.input.value.trim();
    const files = this.attachments.ids;
    if (!(text || files.length) || this.node.getAttribute("aria-busy") === "true") return;
    const from = this.#at;
    this.#closeList();
    this.node.setAttribute("aria-busy", "true");
    this.input.readOnly = true;
    const answer = await this.#send(text, files);
    this.input.readOnly = false;
    this.node.removeAttribute("aria-busy");
    if (answer.ok) this.#clear(from);
    else if (this.#isAt(from)) this.#problem(answer.reason);
  }

  #clear(from) {
    this.#workspace.places.keepDraft(from.personId, from.place, "");
    if (!this.#isAt(from)) return;
    this.input.value = "";
    this.attachments.clear();
    this.#hint();
  }

  #problem(reason) {
    this.note.classList.add("is-problem");
    this.note.textContent = reason;
  }
}

function commandContent({ command, description, usage_hint: usage }) {
  return el(
    "span",
    { class: "option-body is-line" },
    el("span", { class: "option-label option-command", text: command }),
    usage && el("span", { class: "option-usage", text: usage }),
    el("span", { class: "option-hint", text: description ?? "" }),
  );
}

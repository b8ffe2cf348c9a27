/** Who the person at the keyboard is: the chooser at the top left, and a seat for everyone one click away. */

import { el, reconcile } from "../dom.js";
import { icon } from "../icons.js";
import { ListBox } from "../listbox.js";
import { openBeside, whenClosed } from "../popover.js";
import { avatar, roleOf } from "./avatar.js";

export class PersonSwitcher {
  #workspace;

  constructor(workspace) {
    this.#workspace = workspace;
    this.button = el("button", {
      type: "button",
      class: "switcher",
      "aria-haspopup": "listbox",
      "aria-expanded": "false",
      data: { testid: "person-switcher" },
      on: { click: () => this.open() },
    });
    this.list = new ListBox({ label: "だれとして使うか", choose: (item) => this.#choose(item.key) });
    this.list.node.tabIndex = -1;
    this.list.ownedBy(this.list.node);
    this.pop = el(
      "div",
      { class: "people-pop", popover: "auto", on: { keydown: (event) => this.#key(event) } },
      this.list.node,
    );
    whenClosed(this.pop, this.button, () => this.button.setAttribute("aria-expanded", "false"));
    this.seats = el("div", {
      class: "seats",
      role: "group",
      "aria-label": "席を替わる",
      on: { keydown: rove },
    });
    this.node = el("div", { class: "people" }, this.button, this.pop, this.seats);
  }

  update() {
    const { me } = this.#workspace;
    this.button.replaceChildren(
      me ? avatar(me, "large") : avatar(null, "large"),
      el(
        "span",
        { class: "switcher-text" },
        el("span", { class: "switcher-name", text: me ? me.name : "人を選んでください" }),
        el("span", { class: "switcher-role", text: me ? roleOf(me) : "ここからも選べます" }),
      ),
      el("span", { class: "visually-hidden", text: me ? "別の人に替わる" : "" }),
      icon("down"),
    );
    this.#drawSeats();
  }

  open() {
    this.button.setAttribute("aria-expanded", "true");
    const { people, personId } = this.#workspace;
    const items = people.map((person) => ({
      key: person.id,
      label: person.name,
      group: person.section,
      selected: person.id === personId,
      data: { testid: "person-option", personId: person.id },
      content: () => [
        avatar(person, "small"),
        personText(person),
        waitingMark(this.#workspace.waiting.get(person.id)),
      ],
    }));
    this.list.show(items, { active: items.findIndex(({ selected }) => selected) });
    openBeside(this.pop, this.button);
    this.list.node.focus();
  }

  #choose(personId) {
    this.pop.hidePopover();
    this.#workspace.become(personId);
  }

  #key(event) {
    if (this.list.handleKey(event)) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.list.chooseActive();
    } else if (event.key === "Tab") this.pop.hidePopover();
    else if (event.key.length === 1) this.list.typeAhead(event.key);
  }

  #drawSeats() {
    const { people, personId, waiting } = this.#workspace;
    this.seats.hidden = !personId;
    reconcile(
      this.seats,
      people.map((person) => {
        const mine = person.id === personId;
        const unread = mine ? 0 : (waiting.get(person.id) ?? 0);
        return {
          key: person.id,
          signature: `${mine} ${unread}`,
          build: () => this.#seat(person, mine, unread),
        };
      }),
    );
  }

  #seat(person, mine, unread) {
    const news = unread ? `、未読${unread}件` : "";
    return el(
      "button",
      {
        type: "button",
        class: "seat",
        "aria-pressed": String(mine),
        tabindex: mine ? "0" : "-1",
        "aria-label": `${person.name}（${roleOf(person)}）${news}`,
        title: `${person.name} — ${roleOf(person)}`,
        data: { testid: "seat", seatOf: person.id },
        on: { click: () => this.#workspace.become(person.id) },
      },
      avatar(person, "tiny"),
      unread > 0 && el("span", { class: "dot" }),
    );
  }
}

function personText(person) {
  return el(
    "span",
    { class: "option-body is-line" },
    el("span", { class: "option-label", text: person.name }),
    el("span", { class: "option-hint", text: person.title ?? "" }),
  );
}

function waitingMark(unread) {
  return unread
    ? el("span", { class: "count", text: String(unread), "aria-label": `未読${unread}件` })
    : null;
}

/** Arrow keys move between the buttons of a row or column. */
export function rove(event) {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const buttons = [...event.currentTarget.querySelectorAll("button")].filter((button) =>
    button.checkVisibility(),
  );
  const at = buttons.indexOf(document.activeElement);
  if (at < 0) return;
  event.preventDefault();
  buttons.at((at + step) % buttons.length).focus();
}

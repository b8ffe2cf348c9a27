/** A list to choose from with the arrow keys, while the focus stays on the control that owns it. */

import { el, uniqueId } from "./dom.js";

export class ListBox {
  #items = [];
  #active = -1;
  #choose;
  #owner = null;

  /**
   * @param {{label: string, multiple?: boolean, choose: (item: Object) => void}} options
   */
  constructor({ label, multiple = false, choose }) {
    this.#choose = choose;
    this.node = el("div", {
      class: "listbox",
      role: "listbox",
      id: uniqueId("listbox"),
      "aria-label": label,
      "aria-multiselectable": multiple ? "true" : null,
    });
  }

  /** The element that has the focus and tells screen readers which option is active. */
  ownedBy(owner) {
    this.#owner = owner;
    owner.setAttribute("aria-controls", this.node.id);
  }

  /**
   * @param {Array<{key: string, group?: string, selected?: boolean, data?: Object, content: Function}>} items
   * @param {{emptyText?: string, active?: number}} options
   */
  show(items, { emptyText = "当てはまるものがありません", active = 0 } = {}) {
    this.#items = items;
    const nodes = [];
    let group;
    items.forEach((item, index) => {
      if (item.group && item.group !== group)
        nodes.push(el("div", { class: "listbox-group", role: "presentation", text: item.group }));
      group = item.group;
      nodes.push(this.#option(item, index));
    });
    if (items.length === 0)
      nodes.push(el("div", { class: "listbox-empty", role: "presentation", text: emptyText }));
    this.node.replaceChildren(...nodes);
    this.activate(items.length ? Math.min(Math.max(active, 0), items.length - 1) : -1);
  }

  #option(item, index) {
    const node = el(
      "div",
      {
        class: "option",
        role: "option",
        id: `${this.node.id}-${index}`,
        data: item.data,
        "aria-selected": item.selected ? "true" : "false",
        on: {
          // Keeps the focus on the owner; the choice comes with the click.
          mousedown: (event) => event.preventDefault(),
          click: () => this.#choose(item),
          mousemove: () => this.activate(index, { scroll: false }),
        },
      },
      item.content(),
    );
    item.node = node;
    return node;
  }

  get activeItem() {
    return this.#items[this.#active] ?? null;
  }

  get activeIndex() {
    return this.#active;
  }

  activate(index, { scroll = true } = {}) {
    this.activeItem?.node.classList.remove("is-active");
    this.#active = index;
    const node = this.activeItem?.node;
    node?.classList.add("is-active");
    if (scroll) node?.scrollIntoView({ block: "nearest" });
    if (node) this.#owner?.setAttribute("aria-activedescendant", node.id);
    else this.#owner?.removeAttribute("aria-activedescendant");
  }

  chooseActive() {
    if (this.activeItem) this.#choose(this.activeItem);
  }

  /** Move by arrow keys, Home, End and Page keys. @returns {boolean} whether the key was one of them */
  handleKey(event) {
    const last = this.#items.length - 1;
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8, Home: -Infinity, End: Infinity };
    if (!(event.key in steps) || last < 0) return false;
    event.preventDefault();
    const single = Math.abs(steps[event.key]) === 1;
    const next = this.#active + steps[event.key];
    const wrapped = next > last ? 0 : next < 0 ? last : next;
    this.activate(single ? wrapped : Math.min(Math.max(next, 0), last));
    return true;
  }

  /** Activate the next option whose label starts with the letters. */
  typeAhead(letter) {
    const from = this.#active + 1;
    const order = [...this.#items.slice(from), ...this.#items.slice(0, from)];
    const found = order.find((item) => item.label?.startsWith(letter));
    if (found) this.activate(this.#items.indexOf(found));
  }
}

/** The control behind all select menus: a button that opens a list, with a search line when the list is long. */

import { el, uniqueId } from "../dom.js";
import { icon } from "../icons.js";
import { ListBox } from "../listbox.js";
import { openBeside, whenClosed } from "../popover.js";

/** Lists longer than this get a search line. */
const SEARCH_FROM = 9;

/** Stands first where a choice may be taken back. */
const NOTHING = { key: "", label: "選ばない", held: null };

/**
 * @param {{options: Array<{key, label, description, group, held}>, placeholder: string, attributes: Object,
 *   multiple: boolean, clearable?: boolean, most?: number, chosen: () => string[],
 *   choose: (options: Array, control: Element) => void, settle?: (control: Element) => void}} spec
 *   `choose` hears every choice, `settle` that the list of a multiple choice was closed after changes
 */
export function picker(spec) {
  return new Picker(spec).node;
}

class Picker {
  #spec;
  #changed = false;

  constructor(spec) {
    this.#spec = { ...spec, options: spec.clearable ? [NOTHING, ...spec.options] : spec.options };
    this.valueId = uniqueId("picked");
    this.value = el("span", { class: "picker-value", id: this.valueId });
    const { "aria-labelledby": labelledBy, ...attributes } = spec.attributes;
    this.button = el(
      "button",
      {
        type: "button",
        class: "picker-button",
        "aria-haspopup": "listbox",
        "aria-expanded": "false",
        ...attributes,
        "aria-labelledby": labelledBy ? `${labelledBy} ${this.valueId}` : null,
        on: { click: () => this.open(), keydown: (event) => this.#openByArrow(event) },
      },
      this.value,
      icon("down"),
    );
    this.list = new ListBox({
      label: attributes["aria-label"] ?? "選択肢",
      multiple: spec.multiple,
      choose: (item) => this.#choose(item),
    });
    this.list.node.tabIndex = -1;
    this.search =
      spec.options.length >= SEARCH_FROM
        ? el("input", {
            type: "text",
            class: "input picker-search",
            role: "combobox",
            "aria-expanded": "true",
            "aria-label": "しぼり込む",
            placeholder: "しぼり込む",
            on: { input: () => this.#show() },
          })
        : null;
    this.focusTarget = this.search ?? this.list.node;
    this.list.ownedBy(this.focusTarget);
    this.pop = el(
      "div",
      { class: "picker-pop", popover: "auto", on: { keydown: (event) => this.#key(event) } },
      this.search,
      this.list.node,
    );
    whenClosed(this.pop, this.button, () => this.#closed());
    this.node = el("span", { class: "picker" }, this.button, this.pop);
    this.#showValue();
  }

  open() {
    this.button.setAttribute("aria-expanded", "true");
    if (this.search) this.search.value = "";
    this.#show();
    openBeside(this.pop, this.button, { matchWidth: true });
    this.focusTarget.focus();
  }

  #show() {
    const chosen = this.#spec.chosen();
    const wanted = (this.search?.value ?? "").trim().toLowerCase();
    const items = this.#spec.options
      .filter((option) => `${option.label} ${option.description ?? ""}`.toLowerCase().includes(wanted))
      .map((option) => ({
        ...option,
        selected: chosen.includes(option.key),
        data: { optionValue: option.key },
        content: () => optionContent(option),
      }));
    this.list.show(items, {
      active: Math.max(
        0,
        items.findIndex((item) => item.selected),
      ),
    });
  }

  #showValue() {
    const chosen = this.#spec.chosen();
    const labels = this.#spec.options.filter(({ key }) => chosen.includes(key)).map(({ label }) => label);
    this.value.textContent = labels.length ? labels.join("、") : this.#spec.placeholder;
    this.value.classList.toggle("is-placeholder", labels.length === 0);
  }

  #choose(item) {
    const { multiple, options, choose } = this.#spec;
    if (!multiple) {
      this.pop.hidePopover();
      choose([options.find(({ key }) => key === item.key)], this.button);
      this.#showValue();
      return;
    }
    this.#toggle(item);
  }

  #toggle(item) {
    const chosen = new Set(this.#spec.chosen());
    if (chosen.has(item.key)) chosen.delete(item.key);
    else if (chosen.size < (this.#spec.most ?? Infinity)) chosen.add(item.key);
    this.#changed = true;
    const held = this.#spec.options.filter(({ key }) => chosen.has(key));
    this.#spec.choose(held, this.button);
    const at = this.list.activeIndex;
    this.#show();
    this.list.activate(at);
    this.#showValue();
  }

  #closed() {
    this.button.setAttribute("aria-expanded", "false");
    if (this.#changed) this.#spec.settle?.(this.button);
    this.#changed = false;
  }

  #openByArrow(event) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    this.open();
  }

  #key(event) {
    if (event.isComposing || this.list.handleKey(event)) return;
    const space = event.key === " " && !this.search;
    if (event.key === "Enter" || space) {
      event.preventDefault();
      event.stopPropagation();
      this.list.chooseActive();
    } else if (event.key === "Tab") {
      event.preventDefault();
      event.stopPropagation();
      this.pop.hidePopover();
    } else if (!this.search && event.key.length === 1) this.list.typeAhead(event.key);
  }
}

function optionContent(option) {
  return [
    el("span", { class: "option-check" }, icon("check")),
    el(
      "span",
      { class: "option-body" },
      el("span", { class: "option-label", text: option.label }),
      option.description && el("span", { class: "option-hint", text: option.description }),
    ),
  ];
}

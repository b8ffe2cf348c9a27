/** Menus that open from a button: arrow keys move, Enter chooses, Esc closes and gives the focus back. */

import { el } from "./dom.js";
import { openBeside, whenClosed } from "./popover.js";

/**
 * @param {HTMLElement} anchor the button the menu belongs to
 * @param {{label: string, items: Array<{label: string, hint?: string, danger?: boolean, data?: Object, choose: Function}>, emptyText?: string, align?: string}} menu
 */
export function openMenu(anchor, { label, items, emptyText = "", align = "start" }) {
  const pop = el("div", { class: "menu", popover: "auto", role: "menu", "aria-label": label });
  const entries = items.map((item) => entry(item, pop));
  pop.append(...(entries.length ? entries : [el("p", { class: "menu-empty", text: emptyText })]));
  pop.addEventListener("keydown", (event) => moveFocus(event, entries, pop));
  anchor.after(pop);
  anchor.setAttribute("aria-expanded", "true");
  whenClosed(pop, anchor, () => {
    anchor.setAttribute("aria-expanded", "false");
    pop.remove();
  });
  openBeside(pop, anchor, { align });
  entries[0]?.focus();
}

function entry(item, pop) {
  return el(
    "button",
    {
      type: "button",
      role: "menuitem",
      tabindex: "-1",
      data: item.data,
      class: `menu-item${item.danger ? " is-danger" : ""}`,
      on: {
        click: () => {
          pop.hidePopover();
          item.choose();
        },
        mousemove: (event) => event.currentTarget.focus({ preventScroll: true }),
      },
    },
    el("span", { text: item.label }),
    item.hint && el("small", { text: item.hint }),
  );
}

function moveFocus(event, entries, pop) {
  const at = entries.indexOf(document.activeElement);
  const targets = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
  if (event.key === "Tab") pop.hidePopover();
  if (!(event.key in targets)) return;
  event.preventDefault();
  entries.at(targets[event.key] % entries.length)?.focus();
}

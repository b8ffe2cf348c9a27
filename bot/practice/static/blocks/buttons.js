/** Buttons and overflow menus. */

import { el } from "../dom.js";
import { icon } from "../icons.js";
import { openMenu } from "../menu.js";
import { plain } from "./text.js";

export function button(element, binding) {
  const style = { primary: " is-primary", danger: " is-danger" }[element.style] ?? "";
  const node = el(
    "button",
    {
      type: "button",
      class: `button${style}`,
      ...binding.attributes({ label: element.accessibility_label }),
    },
    plain(element.text),
    element.url && icon("arrow"),
  );
  node.addEventListener("click", () => {
    if (/^https?:\/\//i.test(element.url ?? "")) window.open(element.url, "_blank", "noopener,noreferrer");
    binding.press(undefined, node);
  });
  return node;
}

export function overflow(element, binding) {
  const node = el(
    "button",
    {
      type: "button",
      class: "icon-button is-outlined",
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      ...binding.attributes({ label: "その他の操作" }),
    },
    icon("more"),
  );
  const items = element.options.map((option) => ({
    label: plain(option.text),
    hint: option.description && plain(option.description),
    data: { optionValue: option.value },
    choose: () => binding.press({ selected_option: option }, node),
  }));
  node.addEventListener("click", () => openMenu(node, { label: "その他の操作", items, align: "end" }));
  return node;
}

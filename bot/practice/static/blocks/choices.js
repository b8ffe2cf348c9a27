/** Checkboxes and radio buttons. */

import { el, uniqueId } from "../dom.js";
import { textElement } from "./text.js";

export function checkboxes(element, binding, place) {
  return group(element, binding, place, {
    role: "group",
    type: "checkbox",
    isChosen: (option) => binding.value.selected_options.some(({ value }) => value === option.value),
    read: (chosen) => ({ selected_options: chosen }),
  });
}

export function radioButtons(element, binding, place) {
  return group(element, binding, place, {
    role: "radiogroup",
    type: "radio",
    isChosen: (option) => binding.value.selected_option?.value === option.value,
    read: (chosen) => ({ selected_option: chosen[0] ?? null }),
  });
}

function group(element, binding, place, { role, type, isChosen, read }) {
  const name = uniqueId("choice");
  const inputs = [];
  const node = el("div", { class: "choices", role, ...binding.attributes(place) });
  for (const option of element.options) {
    const hintId = option.description && uniqueId("hint");
    const input = el("input", {
      type,
      name,
      value: option.value,
      checked: isChosen(option),
      "aria-describedby": hintId,
      data: { part: `option-${option.value}` },
      on: { change: () => binding.change(read(element.options.filter((_, i) => inputs[i].checked)), node) },
    });
    inputs.push(input);
    const hint = option.description && textElement("span", "choice-hint", option.description, binding.ctx);
    if (hint) hint.id = hintId;
    node.append(
      el(
        "label",
        { class: "choice" },
        input,
        el("span", {}, textElement("span", "choice-text", option.text, binding.ctx), hint),
      ),
    );
  }
  return node;
}

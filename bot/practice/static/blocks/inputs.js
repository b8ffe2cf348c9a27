/** The input block: label, element, hint, and the place for what is wrong with it. */

import { el, uniqueId } from "../dom.js";
import { renderElement } from "./elements.js";
import { plain } from "./text.js";

/** Elements made of several controls; they are named by the label's id instead of a <label for>. */
const GROUPED = new Set(["checkboxes", "radio_buttons"]);

export function input(block, ctx) {
  const { element } = block;
  const id = uniqueId("field");
  const labelId = uniqueId("label");
  const hintId = uniqueId("hint");
  const errorId = uniqueId("error");
  const grouped = GROUPED.has(element.type) || /select$/.test(element.type);
  const label = el(
    grouped ? "span" : "label",
    { class: "field-label", id: labelId, for: grouped ? null : id },
    plain(block.label),
    block.optional && el("span", { class: "field-optional", text: "（任意）" }),
  );
  const control = renderElement(element, ctx, block.block_id, {
    id,
    labelledBy: grouped ? labelId : undefined,
    describedBy: [block.hint && hintId, errorId].filter(Boolean).join(" "),
    dispatch: Boolean(block.dispatch_action),
    optional: Boolean(block.optional),
  });
  return el(
    "div",
    { class: "input-field" },
    label,
    control,
    block.hint && el("p", { class: "field-hint", id: hintId, text: plain(block.hint) }),
    el("p", {
      class: "field-error",
      id: errorId,
      role: "alert",
      data: { testid: "field-error" },
      hidden: true,
    }),
  );
}

/** Show (or with null take away) what is wrong at the field of a block. @returns {boolean} whether it has such a place */
export function showFieldError(blockNode, message) {
  const place = blockNode?.querySelector(".field-error");
  if (!place) return false;
  place.hidden = message === null;
  place.textContent = message ?? "";
  for (const control of blockNode.querySelectorAll("[data-action-id]")) {
    if (message === null) control.removeAttribute("aria-invalid");
    else control.setAttribute("aria-invalid", "true");
  }
  return true;
}

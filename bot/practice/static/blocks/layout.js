/** Blocks that only show: header, section, divider, context, image. */

import { el } from "../dom.js";
import { renderElement } from "./elements.js";
import { picture } from "./picture.js";
import { plain, textElement } from "./text.js";

export function header(block) {
  return el("h2", { class: "block-header", text: plain(block.text) });
}

export function divider() {
  return el("hr", { class: "block-divider" });
}

export function section(block, ctx) {
  const body = el(
    "div",
    { class: "section-body" },
    block.text && textElement("div", "section-text", block.text, ctx),
    block.fields &&
      el(
        "div",
        { class: "fields" },
        block.fields.map((field) => textElement("div", "field", field, ctx)),
      ),
  );
  if (!block.accessory) return body;
  const accessory =
    block.accessory.type === "image"
      ? picture(block.accessory, "thumbnail")
      : renderElement(block.accessory, ctx, block.block_id, { label: shortText(block.text) });
  return el("div", { class: "section-with-accessory" }, body, el("div", { class: "accessory" }, accessory));
}

export function context(block, ctx) {
  return el(
    "div",
    { class: "block-context" },
    block.elements.map((element) =>
      element.type === "image"
        ? picture(element, "context-image")
        : textElement("span", "context-text", element, ctx),
    ),
  );
}

export function image(block) {
  return el(
    "figure",
    { class: "block-image" },
    block.title && el("figcaption", { text: plain(block.title) }),
    picture(block, "image"),
  );
}

function shortText(text) {
  return text ? plain({ text: text.text }).slice(0, 60) : undefined;
}

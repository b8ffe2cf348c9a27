/** Block Kit → elements. A block this page does not know, or cannot make sense of, is shown as such. */

import { el } from "../dom.js";
import { icon } from "../icons.js";
import { actions } from "./elements.js";
import { input } from "./inputs.js";
import { context, divider, header, image, section } from "./layout.js";
import { richText } from "./rich_text.js";

const RENDERERS = { header, section, divider, context, image, actions, input, rich_text: richText };

/**
 * Draw one block.
 * @param {Object} block
 * @param {import("./surface.js").Surface} ctx the surface the block stands on
 */
export function renderBlock(block, ctx) {
  return el(
    "div",
    { class: `block block-of-${block.type}`, data: { testid: "block", blockId: block.block_id ?? "" } },
    content(block, ctx),
  );
}

function content(block, ctx) {
  const render = RENDERERS[block.type];
  if (!render) return unrenderable(block);
  try {
    return render(block, ctx);
  } catch (error) {
    console.info("block cannot be drawn", block, error);
    return unrenderable(block);
  }
}

function unrenderable(block) {
  return el(
    "div",
    { class: "unrenderable", role: "note" },
    icon("alert"),
    el("span", { text: "表示できないブロック" }),
    el("code", { text: String(block.type) }),
  );
}

/** rich_text: sections, lists, quotes and preformatted text with styled runs. */

import { el } from "../dom.js";
import { longDate } from "../time.js";
import { emojiFor } from "./emoji.js";
import { mention, safeLink } from "./mrkdwn.js";

const STYLE_TAGS = { bold: "strong", italic: "em", strike: "s", code: "code" };

export function richText(block, ctx) {
  return el(
    "div",
    { class: "rich-text" },
    block.elements.map((element) => part(element, ctx)),
  );
}

function part(element, ctx) {
  switch (element.type) {
    case "rich_text_section":
      return el("div", { class: "rich-section" }, runs(element, ctx));
    case "rich_text_quote":
      return el("blockquote", {}, runs(element, ctx));
    case "rich_text_preformatted":
      return el("pre", {}, el("code", {}, runs(element, ctx)));
    case "rich_text_list":
      return list(element, ctx);
    default:
      throw new TypeError(`unknown rich_text element ${element.type}`);
  }
}

function list(element, ctx) {
  const ordered = element.style === "ordered";
  const node = el(
    ordered ? "ol" : "ul",
    {
      class: `indent-${Math.min(element.indent ?? 0, 4)}`,
      start: ordered && element.offset ? element.offset + 1 : null,
    },
    element.elements.map((item) => el("li", {}, runs(item, ctx))),
  );
  return node;
}

function runs(element, ctx) {
  return element.elements.map((run) => styled(bare(run, ctx), run.style));
}

function styled(node, style = {}) {
  return Object.entries(STYLE_TAGS).reduce(
    (inner, [name, tag]) => (style[name] ? el(tag, {}, inner) : inner),
    node,
  );
}

function bare(run, ctx) {
  switch (run.type) {
    case "text":
      return document.createTextNode(run.text);
    case "link":
      return safeLink(run.url, run.text) ?? document.createTextNode(run.text ?? run.url);
    case "user":
      return mention(`@${ctx.names.userName(run.user_id)}`, "user");
    case "channel":
      return mention(`#${ctx.names.channelName(run.channel_id)}`, "channel");
    case "usergroup":
      return mention("@グループ", "user");
    case "broadcast":
      return mention(`@${run.range}`, "everyone");
    case "emoji":
      return document.createTextNode(emojiFor(run.name) ?? fromCodePoints(run.unicode) ?? `:${run.name}:`);
    case "date":
      return el("time", { text: run.fallback ?? longDate(new Date(run.timestamp * 1000)) });
    case "color":
      return el("code", { text: run.value });
    default:
      throw new TypeError(`unknown rich_text run ${run.type}`);
  }
}

function fromCodePoints(unicode) {
  return unicode ? String.fromCodePoint(...unicode.split("-").map((hex) => Number.parseInt(hex, 16))) : null;
}

/** Text objects: mrkdwn is formatted, plain_text is shown letter by letter. */

import { el } from "../dom.js";
import { withEmoji } from "./emoji.js";
import { mrkdwn } from "./mrkdwn.js";

/** The content of a text object as nodes for `append`. */
export function textNodes(text, ctx) {
  if (text.type === "mrkdwn")
    return [mrkdwn(text.text, ctx.names, { verbatim: text.verbatim, callsByName: !text.verbatim })];
  return [plain(text)];
}

/** A plain_text object as a string. */
export function plain(text) {
  return text.emoji ? withEmoji(text.text) : text.text;
}

/** A text object in an element of its own. */
export function textElement(tag, className, text, ctx) {
  const kind = text.type === "mrkdwn" ? "mrkdwn" : "plain";
  return el(tag, { class: `${className} text text-${kind}` }, textNodes(text, ctx));
}

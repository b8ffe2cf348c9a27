/**
 * Slack's mrkdwn → DOM nodes: bold, italic, strike, code, preformatted, quotes, links, mentions, emoji.
 * Only what the text itself writes as a control sequence (<@U…>, <!here>, <https://…>) becomes one;
 * an escaped &lt;!channel&gt; stays letters.
 */

import { el } from "../dom.js";
import { longDate, timeOfDay } from "../time.js";
import { emojiFor } from "./emoji.js";

const STYLES = { "*": "strong", _: "em", "~": "s" };
const BROADCASTS = new Set(["here", "channel", "everyone"]);
const BARE_LINK = /^https?:\/\/[^\s<>|　、。，「」『』（）【】]*[^\s<>|　、。，「」『』（）【】.,;:!?)'"]/;

/**
 * @param {string} text
 * @param {{userName: (id: string) => string, channelName: (id: string) => string}} names
 * @param {{verbatim?: boolean, callsByName?: boolean}} options verbatim: bare addresses stay letters;
 *   callsByName: a bare @channel calls everyone, as Slack has it in mrkdwn objects that are not verbatim
 * @returns {DocumentFragment}
 */
export function mrkdwn(text, names, { verbatim = false, callsByName = false } = {}) {
  const out = document.createDocumentFragment();
  const writer = new Writer(names, { autolink: !verbatim, callsByName });
  text.split(/```/).forEach((part, index, parts) => {
    const fenced = index % 2 === 1 && index < parts.length - 1;
    if (fenced) out.append(el("pre", {}, el("code", { text: unescape(part.replace(/^\n|\n$/g, "")) })));
    else appendLines(out, index % 2 === 1 ? "```" + part : part, writer, index > 0);
  });
  return out;
}

/** Turn &amp; &lt; &gt; back into the letters they stand for (once). */
export function unescape(text) {
  return text.replace(/&(amp|lt|gt);/g, (_, name) => ({ amp: "&", lt: "<", gt: ">" })[name]);
}

/** A link to the web, mail or telephone; any other address stays text. */
export function safeLink(address, label) {
  if (!/^(https?:\/\/|mailto:|tel:)/i.test(address)) return null;
  return el("a", { href: address, target: "_blank", rel: "noopener noreferrer", text: label || address });
}

/** A mention of a person, a channel or everyone. */
export function mention(name, kind) {
  return el("span", { class: `mention mention-${kind}`, data: { mention: kind }, text: name });
}

function appendLines(out, text, writer, afterFence) {
  const lines = (afterFence ? text.replace(/^\n/, "") : text).replace(/\n$/, "").split("\n");
  if (lines.length === 1 && lines[0] === "") return;
  let quote = null;
  let needsBreak = false;
  for (const line of lines) {
    const quoted = /^(?:&gt;|>) ?(.*)$/.exec(line);
    if (quoted) {
      if (quote === null) {
        quote = el("blockquote");
        out.append(quote);
      } else quote.append(el("br"));
      quote.append(...writer.inline(quoted[1]));
      needsBreak = false;
    } else {
      quote = null;
      if (needsBreak) out.append(el("br"));
      out.append(...writer.inline(line));
      needsBreak = true;
    }
  }
}

class Writer {
  #names;
  #autolink;
  #callsByName;

  constructor(names, { autolink, callsByName }) {
    this.#names = names;
    this.#autolink = autolink;
    this.#callsByName = callsByName;
  }

  /** The nodes of one line. */
  inline(text) {
    const nodes = [];
    let plain = "";
    const flush = () => {
      if (plain) nodes.push(document.createTextNode(unescape(plain)));
      plain = "";
    };
    for (let at = 0; at < text.length;) {
      const found = this.#tokenAt(text, at);
      if (found) {
        flush();
        nodes.push(found.node);
        at += found.length;
      } else {
        plain += text[at];
        at += 1;
      }
    }
    flush();
    return nodes;
  }

  #tokenAt(text, at) {
    const rest = text.slice(at);
    switch (text[at]) {
      case "<":
        return this.#entity(rest);
      case "`":
        return code(rest);
      case "*":
      case "_":
      case "~":
        return this.#styled(text, at);
      case ":":
        return emoji(rest);
      case "@":
        return this.#callsByName && startsWord(text, at) ? bareCall(rest) : null;
      case "h":
        return this.#autolink && startsWord(text, at) ? bareLink(rest) : null;
      default:
        return null;
    }
  }

  #entity(rest) {
    const written = /^<([^<>\n|]+)(?:\|([^<>\n]*))?>/.exec(rest);
    if (!written) return null;
    const [{ length }, target, label] = written;
    const node = this.#reference(target, label === undefined ? undefined : unescape(label));
    return node && { node, length };
  }

  #reference(target, label) {
    const name = target.slice(1);
    if (/^@[UW]\w+$/.test(target)) return mention(`@${label || this.#names.userName(name)}`, "user");
    if (/^#[CG]\w+$/.test(target)) return mention(`#${label || this.#names.channelName(name)}`, "channel");
    if (target.startsWith("!")) return special(name, label);
    return safeLink(unescape(target), label);
  }

  #styled(text, at) {
    const mark = text[at];
    if (!startsWord(text, at) || /\s/.test(text[at + 1] ?? " ") || text[at + 1] === mark) return null;
    const end = closing(text, at, mark);
    if (end < 0) return null;
    return { node: el(STYLES[mark], {}, this.inline(text.slice(at + 1, end))), length: end - at + 1 };
  }
}

function special(name, label) {
  if (BROADCASTS.has(name)) return mention(`@${name}`, "everyone");
  if (name.startsWith("subteam^")) return mention(label || "@グループ", "user");
  const date = /^date\^(\d+)\^/.exec(name);
  if (date) return el("time", { text: dateText(Number(date[1]), name, label) });
  return null;
}

function dateText(seconds, name, label) {
  const moment = new Date(seconds * 1000);
  const withTime = name.includes("{time");
  if (!name.includes("{")) return label ?? longDate(moment);
  return withTime ? `${longDate(moment)}${timeOfDay(moment)}` : longDate(moment);
}

function code(rest) {
  const written = /^`([^`\n]+)`/.exec(rest);
  return written && { node: el("code", { text: unescape(written[1]) }), length: written[0].length };
}

function emoji(rest) {
  const written = /^:([a-z0-9_+-]+):(?::skin-tone-\d:)?/.exec(rest);
  const sign = written && emojiFor(written[1]);
  return sign ? { node: document.createTextNode(sign), length: written[0].length } : null;
}

function bareLink(rest) {
  const written = BARE_LINK.exec(rest);
  return written && { node: safeLink(unescape(written[0])), length: written[0].length };
}

function bareCall(rest) {
  const written = /^@(?:channel|here|everyone)\b/.exec(rest);
  return written && { node: mention(written[0], "everyone"), length: written[0].length };
}

/** A style may only begin where a word does, as in Slack. */
function startsWord(text, at) {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1]);
}

function closing(text, at, mark) {
  for (let end = at + 1; end < text.length; end += 1) {
    const skipped = /^(?:<[^<>\n]+>|`[^`\n]+`)/.exec(text.slice(end));
    if (skipped) end += skipped[0].length - 1;
    else if (text[end] === mark && !/\s/.test(text[end - 1]) && !/[\p{L}\p{N}]/u.test(text[end + 1] ?? " "))
      return end;
  }
  return -1;
}

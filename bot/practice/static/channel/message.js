/** One message: who, when, what; its files, its thread, and what can be done with it. */

import { fileAddress } from "../api.js";
import { emojiFor } from "../blocks/emoji.js";
import { renderBlock } from "../blocks/index.js";
import { mrkdwn } from "../blocks/mrkdwn.js";
import { sizeText } from "../blocks/files.js";
import { el } from "../dom.js";
import { icon } from "../icons.js";
import { openMenu } from "../menu.js";
import { avatar } from "../shell/avatar.js";
import { messageShortcutItems } from "../shell/shortcuts.js";
import { dayKey, longDate, momentOf, timeOfDay } from "../time.js";

/**
 * @param {Object} message
 * @param {{workspace: Object, surface: Object, channelId: string, compact: boolean, pinned: boolean,
 *   replies: Object[]|null}} view `replies` null: the message stands in its thread, do not offer it
 */
export function renderMessage(message, { workspace, surface, channelId, compact, pinned, replies }) {
  const person = workspace.person(message.user);
  const when = momentOf(message.ts);
  const blocks = message.blocks ?? [];
  return el(
    "article",
    {
      class: [
        "message",
        compact && "is-compact",
        message.ephemeral && "is-ephemeral",
        !person && blocks.length && "is-card",
      ]
        .filter(Boolean)
        .join(" "),
      tabindex: "-1",
      "aria-label": `${message.name}、${timeOfDay(when)}${message.ephemeral ? "、あなただけに表示されています" : ""}`,
      data: { testid: message.ephemeral ? "ephemeral-message" : "message", ts: message.ts },
    },
    avatar(person),
    el(
      "div",
      { class: "message-main" },
      message.ephemeral && el("p", { class: "only-you" }, icon("eye"), "あなただけに表示されています"),
      el(
        "header",
        { class: "message-head" },
        author(message, person),
        stamp(when),
        pinned && el("span", { class: "pinned" }, icon("pin"), "ピン留め"),
      ),
      body(message, blocks, surface),
      (message.attachments ?? []).map((attachment) => renderAttachment(attachment, surface)),
      message.files?.length ? el("ul", { class: "files" }, message.files.map(fileRow)) : null,
      message.reactions?.length
        ? el("ul", { class: "reactions", "aria-label": "リアクション" }, message.reactions.map(reaction))
        : null,
      replies?.length ? threadLink(replies, () => workspace.openThread(message.ts)) : null,
    ),
    message.ephemeral ? null : toolbar(message, workspace, channelId, replies !== null),
  );
}

function author(message, person) {
  return [
    el("span", { class: "author", text: message.name }),
    person
      ? el("span", { class: "author-role", text: person.title ?? "" })
      : el("span", { class: "app-badge", text: "アプリ" }),
  ];
}

function stamp(when) {
  return el("time", {
    class: "stamp",
    datetime: when.toISOString(),
    title: `${longDate(when)} ${timeOfDay(when)}（${dayKey(when)}）`,
    text: timeOfDay(when),
  });
}

function body(message, blocks, surface) {
  const edited = message.edited ? el("span", { class: "edited", text: "（編集済み）" }) : null;
  if (blocks.length)
    return [
      el(
        "div",
        { class: "blocks" },
        blocks.map((block) => renderBlock(block, surface)),
      ),
      edited,
    ];
  if (!message.text) return edited;
  return el("div", { class: "message-text text text-mrkdwn" }, mrkdwn(message.text, surface.names), edited);
}

function renderAttachment(attachment, surface) {
  const node = el(
    "div",
    { class: "attachment" },
    attachment.pretext && el("div", { class: "text" }, mrkdwn(attachment.pretext, surface.names)),
    attachment.title && el("strong", { class: "attachment-title", text: attachment.title }),
    attachment.blocks
      ? el(
          "div",
          { class: "blocks" },
          attachment.blocks.map((block) => renderBlock(block, surface)),
        )
      : el("div", { class: "text" }, mrkdwn(attachment.text ?? attachment.fallback ?? "", surface.names)),
  );
  if (/^#?[0-9a-f]{6}$/i.test(attachment.color ?? ""))
    node.style.setProperty("--bar", `#${attachment.color.replace("#", "")}`);
  return node;
}

function reaction({ name, count }) {
  return el(
    "li",
    { class: "reaction", title: name },
    emojiFor(name) ?? `:${name}:`,
    el("span", { text: String(count) }),
  );
}

function fileRow(file) {
  const shown = /^image\/(png|jpeg|gif|webp)$/.test(file.mimetype ?? "");
  return el(
    "li",
    {},
    el(
      "a",
      { class: "file", href: fileAddress(file.id), target: "_blank", rel: "noopener" },
      shown ? el("img", { class: "file-picture", src: fileAddress(file.id), alt: "" }) : icon("file"),
      el("span", { class: "file-name", text: file.name }),
      file.size !== undefined && el("span", { class: "file-size", text: sizeText(file.size) }),
    ),
  );
}

function threadLink(replies, open) {
  const last = replies.at(-1);
  return el(
    "button",
    { type: "button", class: "thread-link", data: { testid: "thread-link" }, on: { click: open } },
    icon("reply"),
    el("span", { text: `${replies.length}件の返信` }),
    el("span", { class: "thread-last", text: `最新 ${timeOfDay(momentOf(last.ts))}` }),
  );
}

function toolbar(message, workspace, channelId, canOpenThread) {
  const more = el(
    "button",
    {
      type: "button",
      class: "icon-button",
      tabindex: "-1",
      "aria-label": "メッセージのショートカット",
      title: "ショートカット",
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      data: { testid: "message-menu" },
    },
    icon("more"),
  );
  more.addEventListener("click", () =>
    openMenu(more, {
      label: "メッセージのショートカット",
      items: messageShortcutItems(workspace, { channel: channelId, ts: message.ts }),
      emptyText: "使えるショートカットはありません",
      align: "end",
    }),
  );
  return el(
    "div",
    { class: "message-tools" },
    canOpenThread &&
      el(
        "button",
        {
          type: "button",
          class: "icon-button",
          tabindex: "-1",
          "aria-label": "スレッドで返信",
          title: "スレッドで返信",
          data: { testid: "message-reply" },
          on: { click: () => workspace.openThread(message.ts) },
        },
        icon("reply"),
      ),
    more,
  );
}

/** What this place is, what to try first and which keys do what. */

import { el } from "../dom.js";
import { bookmarkFocus, present } from "../dialogs.js";
import { starters } from "../channel/starters.js";
import { icon } from "../icons.js";

const KEYS = [
  ["Ctrl K", "人・チャンネルへ移動"],
  ["Enter", "送信"],
  ["Shift Enter", "改行"],
  ["/", "使えるコマンドを出す"],
  ["↑ ↓", "一覧・メッセージの中を動く"],
  ["Alt ↑ ↓", "前・次のチャンネル"],
  ["Ctrl Enter", "開いている画面を送る"],
  ["Esc", "閉じる・戻る"],
];

const STEPS = [
  "左上の名前から、担当職員・所属長・秘書広報課のだれにでもなれます。席を替わっても、それぞれの画面はそのまま残ります。",
  "入力欄に「/」を打つと、使えるコマンドが出ます。結果は打った人だけに見えます。",
  "提出した投稿案は所属長に届きます。未読のある席には印が付くので、席を替わって承認や差戻しを試せます。",
];

/** @param {(text: string) => void} put puts an example into the composer */
export function showHelp(workspace, put) {
  const goBack = bookmarkFocus();
  const close = () => {
    dialog.close();
    dialog.remove();
    goBack();
  };
  const tryIt = (text) => {
    close();
    put(text);
  };
  const closeButton = el(
    "button",
    { type: "button", class: "icon-button modal-corner", "aria-label": "閉じる", on: { click: close } },
    icon("close"),
  );
  const dialog = el(
    "dialog",
    { class: "dialog help", "aria-labelledby": "help-title", data: { testid: "help-dialog" } },
    el(
      "header",
      { class: "modal-head" },
      el("h2", { id: "help-title", class: "modal-title", text: "使い方" }),
      closeButton,
    ),
    el(
      "div",
      { class: "help-body" },
      el("p", {
        text: "ここは練習用です。何を打っても、実際のSlackや市民の目に触れる場所には送られません。",
      }),
      el(
        "ol",
        {},
        STEPS.map((text) => el("li", { text })),
      ),
      workspace.state ? examples(workspace.state.commands, tryIt) : null,
      el("h3", { text: "キー操作" }),
      el(
        "dl",
        { class: "keys" },
        KEYS.map(([keys, does]) =>
          el(
            "div",
            {},
            el(
              "dt",
              {},
              keys.split(" ").map((key) => el("kbd", { text: key })),
            ),
            el("dd", { text: does }),
          ),
        ),
      ),
    ),
  );
  present(dialog, close);
  closeButton.focus();
}

function examples(commands, tryIt) {
  const button = ({ title, text }) =>
    el(
      "button",
      { type: "button", class: "example", data: { testid: "example" }, on: { click: () => tryIt(text) } },
      icon("arrow"),
      el("span", { text: title }),
    );
  return [
    el("h3", { text: "入力欄に入れてみる" }),
    el("div", { class: "examples" }, starters(commands).map(button)),
  ];
}

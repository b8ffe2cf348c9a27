/** Files that go along with the message being written. */

import { Unreachable, upload } from "../api.js";
import { el } from "../dom.js";
import { icon } from "../icons.js";

export class Attachments {
  #workspace;
  #files = [];

  /** @param {string} testid of the native file field */
  constructor(workspace, testid) {
    this.#workspace = workspace;
    this.input = el("input", {
      type: "file",
      multiple: true,
      class: "file-native",
      tabindex: "-1",
      "aria-hidden": "true",
      data: { testid },
      on: { change: () => this.#take() },
    });
    this.button = el(
      "span",
      { class: "attach" },
      el(
        "button",
        {
          type: "button",
          class: "icon-button",
          "aria-label": "ファイルを付ける",
          title: "ファイルを付ける",
          on: { click: () => this.input.click() },
        },
        icon("plus"),
      ),
      this.input,
    );
    this.node = el("ul", { class: "attached", "aria-label": "付けたファイル" });
  }

  /** The ids of the files that were taken. */
  get ids() {
    return this.#files.map(({ id }) => id);
  }

  clear() {
    this.#files = [];
    this.#show();
  }

  async #take() {
    const chosen = [...this.input.files];
    this.input.value = "";
    try {
      for (const file of chosen) this.#files.push((await upload(this.#workspace.personId, file)).file);
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      this.#workspace.report("ファイルを受け取れませんでした。もう一度選んでください");
    }
    this.#show();
  }

  #show() {
    this.node.replaceChildren(...this.#files.map((file) => this.#chip(file)));
  }

  #chip(file) {
    const remove = () => {
      this.#files = this.#files.filter(({ id }) => id !== file.id);
      this.#show();
    };
    return el(
      "li",
      {},
      icon("file"),
      el("span", { text: file.name }),
      el(
        "button",
        { type: "button", class: "icon-button", "aria-label": `${file.name}を外す`, on: { click: remove } },
        icon("close"),
      ),
    );
  }
}

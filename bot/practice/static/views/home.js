/** App Home: the view the app keeps for each person. */

import { el } from "../dom.js";
import { ViewForm } from "./form.js";

export class Home {
  #workspace;
  /** Person id → the form of their Home, so that typed text stays when they come back. */
  #forms = new Map();

  constructor(workspace) {
    this.#workspace = workspace;
    this.body = el("div", { class: "home-body" });
    this.node = el(
      "section",
      { class: "home", "aria-label": "ホーム", data: { testid: "home" } },
      el(
        "header",
        { class: "bar" },
        el("h1", { class: "bar-title", text: "ホーム" }),
        el("p", { class: "bar-topic", text: "アプリが用意した、あなたの入口" }),
      ),
      el("div", { class: "home-scroll" }, this.body),
    );
  }

  update() {
    const { personId, state } = this.#workspace;
    const view = state?.home;
    if (!view) {
      this.body.replaceChildren(waiting());
      return;
    }
    let form = this.#forms.get(personId);
    if (form?.view.id === view.id) form.update(view);
    else {
      form = new ViewForm(this.#workspace, view);
      this.#forms.set(personId, form);
    }
    if (this.body.firstElementChild !== form.node) this.body.replaceChildren(form.node);
  }
}

function waiting() {
  return el(
    "div",
    { class: "empty" },
    el("h2", { text: "ホームを用意しています" }),
    el("p", {
      text: "アプリがこの画面を送ってくると、ここに出ます。しばらく待っても出ないときは、アプリが動いているか確かめてください。",
    }),
  );
}

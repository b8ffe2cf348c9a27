/** Modals: the person's stack of views, the top one shown; the ones below keep what was typed. */

import { el, focusables } from "../dom.js";
import { bookmarkFocus, present } from "../dialogs.js";
import { icon } from "../icons.js";
import { announce } from "../notify.js";
import { plain } from "../blocks/text.js";
import { ViewForm } from "./form.js";

export class Modals {
  #workspace;
  /** View id → its form. Kept while the view is in somebody's stack. */
  #forms = new Map();
  #personId = null;
  #shown = null;
  #goBack = null;

  constructor(workspace) {
    this.#workspace = workspace;
    this.title = el("h2", {
      id: "modal-title",
      class: "modal-title",
      tabindex: "-1",
      data: { testid: "modal-title" },
    });
    this.seat = el("p", { class: "modal-seat" });
    this.note = el("p", { class: "modal-note", role: "alert", hidden: true, data: { testid: "modal-note" } });
    this.body = el("div", { class: "modal-body" });
    this.closeButton = el("button", {
      type: "button",
      class: "button",
      data: { testid: "modal-close" },
      on: { click: () => this.#close() },
    });
    this.submitButton = el("button", {
      type: "submit",
      class: "button is-primary",
      data: { testid: "modal-submit" },
    });
    this.corner = el("button", {
      type: "button",
      class: "icon-button modal-corner",
      on: { click: () => this.#close() },
    });
    this.form = el(
      "form",
      {
        class: "modal-form",
        novalidate: true,
        on: { submit: (event) => this.#submit(event), keydown: (event) => this.#submitByKey(event) },
      },
      el("header", { class: "modal-head" }, el("div", {}, this.title, this.seat), this.corner),
      this.note,
      this.body,
      el("footer", { class: "modal-foot" }, this.closeButton, this.submitButton),
    );
    this.dialog = el(
      "dialog",
      { class: "dialog modal", "aria-labelledby": "modal-title", data: { testid: "modal" } },
      this.form,
    );
    workspace.addEventListener("changed", () => this.update());
    workspace.addEventListener("person", () => this.#hide());
  }

  /** Show the top of the current person's stack. */
  update() {
    const stack = this.#workspace.state?.modals ?? [];
    this.#forget(stack);
    const view = stack.at(-1);
    if (!view) {
      this.#hide();
      return;
    }
    if (!this.dialog.open) this.#open();
    this.#show(view, stack.length);
  }

  #open() {
    this.#goBack = bookmarkFocus();
    if (this.dialog.isConnected) this.dialog.showModal();
    else present(this.dialog, () => this.#close());
  }

  #hide() {
    if (!this.dialog.open) return;
    this.dialog.close();
    this.#shown = null;
    this.#goBack?.();
  }

  #forget(stack) {
    if (this.#personId !== this.#workspace.personId) this.#personId = this.#workspace.personId;
    else {
      const there = new Set(stack.map(({ id }) => id));
      for (const [id, { owner }] of this.#forms)
        if (owner === this.#personId && !there.has(id)) this.#forms.delete(id);
    }
  }

  #show(view, depth) {
    let kept = this.#forms.get(view.id);
    if (kept) kept.form.update(view);
    else {
      kept = { owner: this.#workspace.personId, form: new ViewForm(this.#workspace, view) };
      this.#forms.set(view.id, kept);
    }
    this.#frame(view, depth);
    if (this.#shown !== view.id) {
      this.#shown = view.id;
      this.#complain(null);
      this.body.replaceChildren(kept.form.node);
      this.body.scrollTop = 0;
      this.#focusFirst(view);
      announce(`${plain(view.title)}を開きました`);
    } else if (!this.dialog.contains(document.activeElement)) this.title.focus();
  }

  #frame(view, depth) {
    this.title.textContent = plain(view.title);
    this.seat.textContent = `${this.#workspace.me.name}として`;
    this.closeButton.textContent = view.close ? plain(view.close) : view.submit ? "キャンセル" : "閉じる";
    this.submitButton.hidden = !view.submit;
    this.submitButton.textContent = view.submit ? plain(view.submit) : "";
    this.corner.replaceChildren(icon(depth > 1 ? "back" : "close"));
    this.corner.setAttribute("aria-label", depth > 1 ? "前の画面に戻る" : "閉じる");
    this.dialog.dataset.depth = Math.min(depth, 3);
    this.dialog.dataset.viewId = view.id;
    this.dialog.dataset.callbackId = view.callback_id ?? "";
  }

  #focusFirst(view) {
    const wanted = view.blocks.find(({ element }) => element?.focus_on_load);
    const inside = focusables(this.body);
    const place = wanted ? this.body.querySelector(`[data-block-id="${CSS.escape(wanted.block_id)}"]`) : null;
    const first = place
      ? focusables(place)[0]
      : inside.find((node) => node.matches("input, textarea, [data-action-id]"));
    (first ?? this.title).focus({ preventScroll: !place });
  }

  #complain(text) {
    this.note.hidden = !text;
    this.note.textContent = text ?? "";
  }

  async #close() {
    await this.#busy(this.closeButton, () => this.#workspace.do("close", { view_id: this.#shown }));
  }

  async #submit(event) {
    event.preventDefault();
    const { form } = this.#forms.get(this.#shown);
    if (this.submitButton.hidden || !form.check()) return;
    const answer = await this.#busy(this.submitButton, () =>
      this.#workspace.do("submit", { view_id: form.view.id, values: form.values }),
    );
    if (answer?.errors) this.#complain(form.showErrors(answer.errors).join("\n") || null);
  }

  /** Do something with a button marked busy; twice at once is not done. @returns the answer, or undefined */
  async #busy(button, action) {
    if (button.getAttribute("aria-busy") === "true") return undefined;
    this.#complain(null);
    button.setAttribute("aria-busy", "true");
    try {
      const answer = await action();
      if (!answer.ok && answer.reason) this.#complain(answer.reason);
      return answer;
    } finally {
      button.removeAttribute("aria-busy");
    }
  }

  #submitByKey(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.form.requestSubmit();
    }
  }
}

/** The blocks of one view (a modal or Home) with what the person typed into them. */

import { el, reconcile } from "../dom.js";
import { renderBlock } from "../blocks/index.js";
import { showFieldError } from "../blocks/inputs.js";
import { Surface } from "../blocks/surface.js";
import { FormValues } from "../values.js";
import { whatIsWrong } from "./rules.js";

export class ViewForm {
  #view;
  #values;
  #surface;
  #errors = {};
  #serverErrors = "";

  /**
   * @param {import("../store.js").Workspace} workspace
   * @param {Object} view
   */
  constructor(workspace, view) {
    this.#values = new FormValues(view.state?.values);
    this.#surface = new Surface(workspace, {
      values: this.#values,
      where: { view_id: view.id },
      edited: (blockId) => this.#clearError(blockId),
      state: () => this.values,
    });
    this.node = el("div", { class: "blocks view-blocks" });
    this.update(view);
  }

  get view() {
    return this.#view;
  }

  get values() {
    return this.#values.collect(this.#view.blocks);
  }

  /** Show a newer version of the view; fields whose block_id stayed keep what was typed. */
  update(view) {
    this.#view = view;
    reconcile(
      this.node,
      view.blocks.map((block, index) => ({
        key: block.block_id ?? `${index}`,
        signature: JSON.stringify(block),
        build: () => renderBlock(block, this.#surface),
      })),
    );
    this.#values.keepOnly(view.blocks);
    const serverErrors = JSON.stringify(view.errors ?? {});
    if (serverErrors !== this.#serverErrors) this.#errors = view.errors ?? {};
    this.#serverErrors = serverErrors;
    this.#drawErrors();
  }

  /** Check what Slack's client checks. @returns {boolean} whether the view may be sent */
  check() {
    const wrong = this.#view.blocks
      .filter(({ type }) => type === "input")
      .map((block) => [block.block_id, whatIsWrong(block, this.#values.read(block.block_id, block.element))])
      .filter(([, message]) => message !== null);
    this.showErrors(Object.fromEntries(wrong));
    return wrong.length === 0;
  }

  /** Show errors at their fields and go to the first. @returns {string[]} messages that have no field here */
  showErrors(errors) {
    this.#errors = errors;
    const homeless = this.#drawErrors();
    this.node
      .querySelector('[aria-invalid="true"]')
      ?.closest(".block")
      ?.querySelector("input, textarea, button")
      ?.focus();
    return homeless;
  }

  #drawErrors() {
    for (const block of this.#view.blocks) showFieldError(this.#nodeOf(block.block_id), null);
    return Object.entries(this.#errors)
      .filter(([blockId, message]) => !showFieldError(this.#nodeOf(blockId), message))
      .map(([, message]) => message);
  }

  #clearError(blockId) {
    if (!(blockId in this.#errors)) return;
    delete this.#errors[blockId];
    showFieldError(this.#nodeOf(blockId), null);
  }

  #nodeOf(blockId) {
    return this.node.querySelector(`[data-block-id="${CSS.escape(blockId)}"]`);
  }
}

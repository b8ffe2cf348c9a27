/** The elements a person can use, wherever they stand: in actions, beside a section, in an input. */

import { el } from "../dom.js";
import { button, overflow } from "./buttons.js";
import { checkboxes, radioButtons } from "./choices.js";
import { date, dateTime, time } from "./dates.js";
import { file } from "./files.js";
import { picture } from "./picture.js";
import { multiSelect, select } from "./selects.js";
import { field } from "./fields.js";

const RENDERERS = {
  button,
  overflow,
  checkboxes,
  radio_buttons: radioButtons,
  image: (element) => picture(element, "thumbnail"),
  datepicker: date,
  timepicker: time,
  datetimepicker: dateTime,
  file_input: file,
  static_select: select,
  users_select: select,
  conversations_select: select,
  channels_select: select,
  multi_static_select: multiSelect,
  multi_users_select: multiSelect,
  multi_conversations_select: multiSelect,
  multi_channels_select: multiSelect,
  plain_text_input: field,
  email_text_input: field,
  url_text_input: field,
  number_input: field,
};

/**
 * Draw one element.
 * @param {Object} element
 * @param {import("./surface.js").Surface} ctx
 * @param {string} blockId
 * @param {{id?: string, labelledBy?: string, describedBy?: string, label?: string, inInput?: boolean, dispatch?: boolean}} place
 *   how the element is named, and whether a change of it is a press (`dispatch`) or only kept
 */
export function renderElement(element, ctx, blockId, place = {}) {
  const render = RENDERERS[element.type];
  if (!render) throw new TypeError(`unknown element ${element.type}`);
  return render(element, new Binding(element, ctx, blockId, place), place);
}

export function actions(block, ctx) {
  return el(
    "div",
    { class: "block-actions" },
    block.elements.map((element) => renderElement(element, ctx, block.block_id)),
  );
}

/** Ties an element to its surface: where its value is kept and what a change does. */
class Binding {
  constructor(element, ctx, blockId, { dispatch = true }) {
    this.element = element;
    this.ctx = ctx;
    this.blockId = blockId;
    this.dispatches = dispatch;
  }

  get value() {
    return this.ctx.values.read(this.blockId, this.element);
  }

  /** The attributes every control carries for people, screen readers and tests. */
  attributes({ id, labelledBy, describedBy, label } = {}) {
    return {
      id,
      data: { testid: "action", actionId: this.element.action_id },
      "aria-labelledby": labelledBy,
      "aria-describedby": describedBy,
      "aria-label": labelledBy || id ? undefined : label,
    };
  }

  /** Keep a new value and, where a change counts as a press, press. `held` is the value without its type. */
  change(held, control, { silent = false } = {}) {
    this.ctx.change(this.blockId, this.element.action_id, { type: this.element.type, ...held });
    if (this.dispatches && !silent) return this.press(held, control);
    return Promise.resolve(true);
  }

  press(value, control) {
    return this.ctx.press(this.blockId, this.element, value, control);
  }
}

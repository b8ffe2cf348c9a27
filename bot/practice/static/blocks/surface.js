/**
 * The surface that blocks stand on (a message, a modal, Home): whose names it shows, what was typed on it,
 * and what happens when something on it is pressed.
 */

import { reasonOf, upload } from "../api.js";
import { ask } from "../dialogs.js";
import { complain, complainAt, settle } from "../notify.js";
import { plain, textNodes } from "./text.js";

export class Surface {
  /**
   * @param {import("../store.js").Workspace} workspace
   * @param {{values: import("../values.js").FormValues, where: Object,
   *   edited?: (blockId: string) => void, state?: () => Object}} options `where` as the server's press wants it;
   *   `state` gives all values of a view
   */
  constructor(workspace, { values, where, edited = () => {}, state = null }) {
    this.workspace = workspace;
    this.values = values;
    this.where = where;
    this.edited = edited;
    this.state = state;
    this.names = {
      userName: (id) => workspace.nameOf(id),
      channelName: (id) => workspace.state?.channels.find((channel) => channel.id === id)?.name ?? id,
    };
  }

  /**
   * Press an element: ask if it wants that, tell the server, show when it did not work.
   * @param {string} blockId
   * @param {Object} element
   * @param {Object|undefined} value the element's own part of the payload
   * @param {HTMLElement} control marked busy meanwhile
   * @returns {Promise<boolean>} whether it was pressed and answered
   */
  async press(blockId, element, value, control) {
    if (control.getAttribute("aria-busy") === "true") return false;
    if (element.confirm && !(await ask(this.#words(element.confirm)))) return false;
    const block = control.closest(".block");
    if (block) settle(block);
    control.setAttribute("aria-busy", "true");
    const body = { where: this.where, block_id: blockId, action_id: element.action_id };
    if (value !== undefined) body.value = value;
    if (this.state) body.values = this.state();
    const answer = await this.workspace.do("press", body);
    control.removeAttribute("aria-busy");
    if (!answer.ok) {
      const reason = answer.reason ?? reasonOf(answer);
      if (block?.isConnected) complainAt(block, reason);
      else complain(reason);
    }
    return answer.ok;
  }

  /** A field changed: keep its value. */
  change(blockId, actionId, value) {
    this.values.write(blockId, actionId, value);
    this.edited(blockId);
  }

  async upload(file) {
    return (await upload(this.workspace.personId, file)).file;
  }

  #words({ title, text, confirm, deny, style }) {
    return {
      title: plain(title),
      body: textNodes(text, this),
      confirm: plain(confirm),
      deny: plain(deny),
      danger: style === "danger",
    };
  }
}

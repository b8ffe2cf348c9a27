/**
 * What a person has put into the fields of one surface (a modal, Home, a message), by block and action.
 * Like Slack's client it keeps a value over a re-render as long as block_id and action_id stay, and
 * ignores new initial values then; a new block_id starts fresh.
 */

const LIST_TYPES = {
  checkboxes: "selected_options",
  multi_static_select: "selected_options",
  multi_users_select: "selected_users",
  multi_conversations_select: "selected_conversations",
  multi_channels_select: "selected_channels",
};
const SINGLE_TYPES = {
  static_select: ["selected_option", "initial_option"],
  radio_buttons: ["selected_option", "initial_option"],
  users_select: ["selected_user", "initial_user"],
  conversations_select: ["selected_conversation", "initial_conversation"],
  channels_select: ["selected_channel", "initial_channel"],
  datepicker: ["selected_date", "initial_date"],
  timepicker: ["selected_time", "initial_time"],
  datetimepicker: ["selected_date_time", "initial_date_time"],
  plain_text_input: ["value", "initial_value"],
  email_text_input: ["value", "initial_value"],
  url_text_input: ["value", "initial_value"],
  number_input: ["value", "initial_value"],
};

/** The key under which Slack's view.state holds the value of an element of this type; null: it has none. */
export function valueKey(type) {
  if (type === "file_input") return "files";
  return LIST_TYPES[type] ?? SINGLE_TYPES[type]?.[0] ?? null;
}

/** The value object of an element nobody touched yet. */
export function initialValue(element) {
  const { type } = element;
  if (type === "file_input") return { type, files: [] };
  if (type in LIST_TYPES) {
    const key = LIST_TYPES[type];
    return { type, [key]: element[key.replace("selected", "initial")] ?? [] };
  }
  const [key, initial] = SINGLE_TYPES[type];
  return { type, [key]: element[initial] ?? null };
}

/** Whether the value object holds nothing. */
export function isEmpty(value) {
  const held = value[valueKey(value.type)];
  return (
    held === null || held === undefined || (typeof held === "string" ? held.trim() === "" : held.length === 0)
  );
}

/** The elements of a block that hold a value. */
export function statefulElements(block) {
  const elements = [block.element, block.accessory, ...(block.type === "actions" ? block.elements : [])];
  return elements.filter((element) => element && valueKey(element.type) !== null);
}

export class FormValues {
  #held = new Map();
  #fromServer;

  /** @param {Object} fromServer values the server already holds (view.state.values), by block and action */
  constructor(fromServer = {}) {
    this.#fromServer = fromServer;
  }

  /** The current value object of an element. */
  read(blockId, element) {
    const key = keyOf(blockId, element.action_id);
    const held = this.#held.get(key);
    if (held && held.type === element.type) return held;
    const known = this.#fromServer[blockId]?.[element.action_id];
    const value = known && known.type === element.type ? known : initialValue(element);
    this.#held.set(key, value);
    return value;
  }

  write(blockId, actionId, value) {
    this.#held.set(keyOf(blockId, actionId), value);
  }

  /** Forget values whose field is no longer there. */
  keepOnly(blocks) {
    const present = new Set();
    for (const block of blocks) {
      for (const element of statefulElements(block)) present.add(keyOf(block.block_id, element.action_id));
    }
    for (const key of this.#held.keys()) if (!present.has(key)) this.#held.delete(key);
    this.#fromServer = {};
  }

  /** All values of the surface in the shape of Slack's view.state.values. */
  collect(blocks) {
    const values = {};
    for (const block of blocks) {
      for (const element of statefulElements(block)) {
        values[block.block_id] ??= {};
        values[block.block_id][element.action_id] = this.read(block.block_id, element);
      }
    }
    return values;
  }
}

function keyOf(blockId, actionId) {
  return JSON.stringify([blockId, actionId]);
}

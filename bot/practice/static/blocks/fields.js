/** Text fields: single line, several lines, e-mail, URL, number. */

import { el } from "../dom.js";
import { plain } from "./text.js";

const INPUT_TYPES = {
  plain_text_input: "text",
  email_text_input: "email",
  url_text_input: "url",
  number_input: "text",
};
const KEYBOARDS = { email_text_input: "email", url_text_input: "url", number_input: "decimal" };

/** Slack's own limit where an element names none. */
const LONGEST = 3000;

export function field(element, binding, place) {
  const control = element.multiline
    ? el("textarea", { class: "input", rows: "5", ...shared(element, binding, place) })
    : el("input", {
        class: "input",
        type: INPUT_TYPES[element.type],
        inputmode: KEYBOARDS[element.type],
        autocomplete: "off",
        ...shared(element, binding, place),
      });
  const counter =
    element.type === "plain_text_input" && (element.multiline || element.max_length)
      ? el("span", { class: "counter", "aria-hidden": "true" })
      : null;
  const report = latestOnly(() => binding.press({ value: control.value }, control));
  control.addEventListener("input", () => {
    binding.change({ value: control.value || null }, control, { silent: true });
    showCount(counter, control, element);
    if (dispatchesOn(element, binding, "on_character_entered")) report();
  });
  control.addEventListener("keydown", (event) => {
    const enter = event.key === "Enter" && !event.isComposing && event.keyCode !== 229;
    if (!enter || element.multiline || !dispatchesOn(element, binding, "on_enter_pressed")) return;
    event.preventDefault();
    binding.press({ value: control.value }, control);
  });
  showCount(counter, control, element);
  return counter ? el("div", { class: "field-with-counter" }, control, counter) : control;
}

function shared(element, binding, place) {
  return {
    value: binding.value.value ?? "",
    placeholder: element.placeholder && plain(element.placeholder),
    spellcheck: "false",
    ...binding.attributes(place),
  };
}

function dispatchesOn(element, binding, trigger) {
  const triggers = element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  return binding.dispatches && triggers.includes(trigger);
}

/** Runs `act` for each call, but while one run is under way only once more, after it. */
function latestOnly(act) {
  let running = false;
  let again = false;
  return async () => {
    again = true;
    if (running) return;
    running = true;
    while (again) {
      again = false;
      await act();
    }
    running = false;
  };
}

function showCount(counter, control, element) {
  if (!counter) return;
  const limit = element.max_length ?? LONGEST;
  const length = [...control.value].length;
  counter.textContent = `${length.toLocaleString("ja-JP")} / ${limit.toLocaleString("ja-JP")}文字`;
  counter.classList.toggle("is-over", length > limit);
}

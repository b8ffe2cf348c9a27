/** Telling a person something: a spoken line for screen readers, a note for all. */

import { el } from "./dom.js";
import { icon } from "./icons.js";

const NOTE_MS = 8_000;

/** Read a line out without showing it. */
export function announce(text) {
  document.querySelector("#announcer").textContent = text;
}

/** Say at a block that pressing something in it did not work; the next press takes it away. */
export function complainAt(block, text) {
  const note = el("p", { class: "problem", role: "alert", data: { testid: "problem" } }, icon("alert"), text);
  block.append(note);
  note.scrollIntoView({ block: "nearest" });
}

/** Take away what was said at a block. */
export function settle(block) {
  block.querySelector(":scope > .problem")?.remove();
}

/** Take away the note at the head of the page. */
export function clearNotes() {
  document.querySelector("#toasts").replaceChildren();
}

/** Show a note that something did not work. It goes by itself, or with its button. */
export function complain(text) {
  const close = el("button", { type: "button", class: "icon-button", "aria-label": "閉じる" }, icon("close"));
  const note = el(
    "div",
    { class: "toast", role: "alert", data: { testid: "toast" } },
    icon("alert"),
    el("span", { text }),
    close,
  );
  close.addEventListener("click", () => note.remove());
  document.querySelector("#toasts").replaceChildren(note);
  setTimeout(() => note.remove(), NOTE_MS);
}

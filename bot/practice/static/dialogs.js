/** Modal windows: the focus stays inside, Esc closes, and the focus goes back to where it was. */

import { controlPath, el, focusables, focusControl, uniqueId } from "./dom.js";

/** Remembers a place of the page so that the focus can go back there, even if it was drawn anew meanwhile. */
export function bookmarkFocus() {
  const control = document.activeElement;
  const message = control?.closest("[data-ts]")?.dataset.ts;
  const path = control && controlPath(control);
  return () => {
    const again = message && document.querySelector(`[data-ts="${CSS.escape(message)}"]`);
    if (control?.isConnected && control !== document.body) control.focus({ preventScroll: true });
    else if (again) focusControl(again, path);
    else document.querySelector('[data-testid="composer"], #main')?.focus({ preventScroll: true });
  };
}

/** Show `dialog` as the topmost window. `escape` is called for Esc; Tab goes round inside. */
export function present(dialog, escape) {
  dialog.addEventListener("cancel", (event) => event.preventDefault());
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Tab") keepInside(event, dialog);
    if (event.key !== "Escape" || event.isComposing || dialog.querySelector(":popover-open")) return;
    event.preventDefault();
    event.stopPropagation();
    escape();
  });
  if (!dialog.isConnected) document.body.append(dialog);
  dialog.showModal();
}

function keepInside(event, dialog) {
  const inside = focusables(dialog);
  if (inside.length === 0) return;
  const [first, last] = [inside[0], inside.at(-1)];
  const leaving = event.shiftKey ? document.activeElement === first : document.activeElement === last;
  if (!leaving) return;
  event.preventDefault();
  (event.shiftKey ? last : first).focus();
}

/**
 * Ask before an action, with the words of Slack's confirm object.
 * @param {{title: string, body: (string|Node)[], confirm: string, deny: string, danger: boolean}} words
 * @returns {Promise<boolean>}
 */
export function ask({ title, body, confirm, deny, danger }) {
  const { promise, resolve } = Promise.withResolvers();
  const goBack = bookmarkFocus();
  const titleId = uniqueId("confirm");
  const bodyId = uniqueId("confirm-body");
  const answer = (yes) => {
    dialog.close();
    dialog.remove();
    goBack();
    resolve(yes);
  };
  const button = (testid, className, text, yes) =>
    el("button", {
      type: "button",
      class: className,
      data: { testid },
      text,
      on: { click: () => answer(yes) },
    });
  const denyButton = button("confirm-deny", "button", deny, false);
  const dialog = el(
    "dialog",
    {
      class: "dialog dialog-confirm",
      role: "alertdialog",
      "aria-labelledby": titleId,
      "aria-describedby": bodyId,
      data: { testid: "confirm" },
    },
    el("h2", { id: titleId, text: title }),
    el("div", { class: "dialog-text text", id: bodyId }, body),
    el(
      "div",
      { class: "dialog-buttons" },
      denyButton,
      button("confirm-ok", `button ${danger ? "is-danger" : "is-primary"}`, confirm, true),
    ),
  );
  present(dialog, () => answer(false));
  denyButton.focus();
  return promise;
}

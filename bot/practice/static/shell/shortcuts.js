/** Global and message shortcuts of the app, as entries of a menu. */

import { complain } from "../notify.js";

export function globalShortcutItems(workspace) {
  return items(workspace, "global", {});
}

/** @param {{channel: string, ts: string}} message */
export function messageShortcutItems(workspace, message) {
  return [...items(workspace, "message", { message }), stopwatch(workspace, message)];
}

/** The one emoji that the app listens to: it takes a message into a timeline. */
function stopwatch(workspace, { channel, ts }) {
  return {
    label: "⏱ のリアクションを付ける",
    hint: "stopwatch",
    data: { testid: "react" },
    choose: async () => {
      const answer = await workspace.do("react", { channel, ts, emoji: "stopwatch" });
      if (!answer.ok) complain(answer.reason);
    },
  };
}

function items(workspace, type, more) {
  return (workspace.state?.shortcuts ?? [])
    .filter((shortcut) => shortcut.type === type)
    .map((shortcut) => ({
      label: shortcut.name,
      hint: shortcut.description,
      data: { testid: "shortcut", callbackId: shortcut.callback_id },
      choose: async () => {
        const answer = await workspace.do("shortcut", { callback_id: shortcut.callback_id, ...more });
        if (!answer.ok) complain(answer.reason);
      },
    }));
}

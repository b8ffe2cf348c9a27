/** Puts the page together: one workspace, the parts that draw it, the keys that work everywhere. */

import { Conversation } from "./channel/conversation.js";
import { Thread } from "./channel/thread.js";
import { el } from "./dom.js";
import { announce, clearNotes, complain } from "./notify.js";
import { showHelp } from "./shell/help.js";
import { Palette } from "./shell/palette.js";
import { Sidebar } from "./shell/sidebar.js";
import { welcome } from "./shell/welcome.js";
import { Workspace } from "./store.js";
import { Home } from "./views/home.js";
import { Modals } from "./views/modal.js";

/** How soon after an action, and how often otherwise, the seats of the others are looked at. */
const OTHERS_SOON_MS = 700;
const OTHERS_EVERY_MS = 30_000;

const workspace = new Workspace();
const main = document.querySelector("#main");
const palette = new Palette(workspace);
const conversation = new Conversation(workspace);
const openHelp = () => showHelp(workspace, (text) => tryOut(text));
const sidebar = new Sidebar(workspace, { openPalette: () => palette.open(), openHelp });
const home = new Home(workspace);
const thread = new Thread(workspace, document.querySelector("#panel"));
const modals = new Modals(workspace);
const loading = el("p", { class: "loading", role: "status", text: "読み込んでいます…" });
/** Unread messages at the last look, by person and channel. */
const heard = new Map();

function draw() {
  sidebar.update();
  const { state, place, me } = workspace;
  if (!state) {
    showInMain(me ? loading : welcome(workspace));
    return;
  }
  const part = place.tab === "home" ? home : conversation;
  part.update(showInMain(part.node));
  thread.update();
  document.title = `${place.tab === "home" ? "ホーム" : (workspace.channel?.name ?? "")} — ${me.name}（練習）`;
  document.documentElement.dataset.version = state.version;
  document.documentElement.dataset.person = workspace.personId;
}

/** @returns {boolean} whether it was not there before */
function showInMain(node) {
  if (main.firstElementChild === node) return false;
  main.replaceChildren(node);
  return true;
}

/** Say where something came in; what comes into the open channel is read out by its own list. */
function tellOfNews() {
  const { state, personId } = workspace;
  if (!state) return;
  for (const channel of state.channels) {
    const key = `${personId} ${channel.id}`;
    const known = heard.get(key);
    heard.set(key, channel.unread);
    if (known !== undefined && channel.unread > known)
      announce(`${channel.name}に新しいメッセージがあります`);
  }
}

function onPlace() {
  draw();
  if (workspace.place.thread) thread.focus();
  else if (workspace.place.tab === "channel" && !matchMedia("(pointer: coarse)").matches)
    conversation.focus();
}

/** Put an example into the composer, where there is one. */
function tryOut(text) {
  if (workspace.place.tab === "home") workspace.openChannel(workspace.place.channel);
  conversation.composer.put(text);
}

/** Who has just taken a seat can write at once, unless they are using the seats by keyboard. */
function settleIn() {
  const { activeElement } = document;
  const free = [document.body, main, sidebar.people.button].includes(activeElement);
  if (workspace.state && free && workspace.channel && !matchMedia("(pointer: coarse)").matches)
    conversation.focus();
}

function onKey(event) {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    palette.open();
  } else if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
    event.preventDefault();
    stepChannel(event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "?" && !event.target.closest("input, textarea, dialog")) openHelp();
}

function stepChannel(step) {
  const channels = workspace.state?.channels ?? [];
  const at = channels.findIndex(({ id }) => id === workspace.channel?.id);
  if (channels.length) workspace.openChannel(channels.at((at + step) % channels.length).id);
}

let soon = 0;
function lookAtOthersSoon() {
  clearTimeout(soon);
  soon = setTimeout(() => workspace.personId && workspace.lookAtOthers(), OTHERS_SOON_MS);
}

document.querySelector("#side").append(sidebar.node);
workspace.addEventListener("changed", () => {
  draw();
  tellOfNews();
});
workspace.addEventListener("arrived", settleIn);
workspace.addEventListener("place", onPlace);
workspace.addEventListener("problem", ({ detail }) => complain(detail.reason));
workspace.addEventListener("person", () => {
  clearNotes();
  draw();
  lookAtOthersSoon();
});
workspace.addEventListener("acted", lookAtOthersSoon);
workspace.addEventListener("waiting", () => sidebar.update());
workspace.addEventListener("connection", ({ detail }) => {
  document.querySelector("#connection").hidden = detail.connected;
});
document.addEventListener("keydown", onKey);
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState !== "visible") return;
  workspace.looksAgain();
  lookAtOthersSoon();
});
setInterval(() => document.visibilityState === "visible" && lookAtOthersSoon(), OTHERS_EVERY_MS);

modals.update();
await workspace.start(new URLSearchParams(location.search).get("as"));

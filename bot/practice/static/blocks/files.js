/** A field that takes files: they go to the server when chosen, the field holds what it answered. */

import { Unreachable } from "../api.js";
import { el } from "../dom.js";
import { icon } from "../icons.js";

const MOST_FILES = 10;

export function file(element, binding, place) {
  const most = element.max_files ?? MOST_FILES;
  const list = el("ul", { class: "file-list" });
  const input = el("input", {
    type: "file",
    class: "file-native",
    multiple: most > 1,
    accept: element.filetypes?.map((type) => `.${type}`).join(","),
    ...binding.attributes(place),
  });
  const note = el("span", { class: "file-note", role: "status", text: limits(element, most) });

  const keep = (files) => {
    binding.change({ files }, input, { silent: true });
    show();
  };
  const show = () =>
    list.replaceChildren(
      ...binding.value.files.map((held) =>
        row(held, () => keep(binding.value.files.filter(({ id }) => id !== held.id))),
      ),
    );

  input.addEventListener("change", async () => {
    const chosen = [...input.files];
    input.value = "";
    note.textContent = "受け取っています…";
    try {
      for (const each of chosen.slice(0, most - binding.value.files.length)) {
        const uploaded = await binding.ctx.upload(each);
        keep([...binding.value.files, uploaded]);
      }
      note.textContent = limits(element, most);
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      note.textContent = "ファイルを受け取れませんでした。もう一度選んでください";
    }
  });
  show();
  return el(
    "div",
    { class: "file-field" },
    el("label", { class: "file-drop" }, icon("upload"), el("span", { text: "ファイルを選ぶ" }), input),
    note,
    list,
  );
}

function row(held, remove) {
  return el(
    "li",
    {},
    icon("file"),
    el("span", { class: "file-name", text: held.name ?? held.id }),
    held.size !== undefined && el("span", { class: "file-size", text: sizeText(held.size) }),
    el(
      "button",
      {
        type: "button",
        class: "icon-button",
        "aria-label": `${held.name ?? "ファイル"}を外す`,
        on: { click: remove },
      },
      icon("close"),
    ),
  );
}

function limits(element, most) {
  const types = element.filetypes?.length ? `${element.filetypes.join("・")}、` : "";
  return `${types}${most}件まで`;
}

/** 12 KB, 3.4 MB */
export function sizeText(bytes) {
  if (bytes < 1024) return `${bytes} バイト`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

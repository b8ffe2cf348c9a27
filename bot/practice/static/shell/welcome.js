/** The very first page: nobody has been chosen yet. */

import { el } from "../dom.js";
import { avatar } from "./avatar.js";

export function welcome(workspace) {
  const desks = Map.groupBy(workspace.people, ({ section }) => section ?? "");
  return el(
    "section",
    { class: "welcome", data: { testid: "welcome" }, "aria-labelledby": "welcome-title" },
    el("img", { class: "welcome-sign", src: "static/icon.svg", alt: "" }),
    el("h1", { id: "welcome-title", text: "だれとして使いますか" }),
    el("p", {
      class: "welcome-lead",
      text: "新見市の架空の職員になって、投稿案のチェックから承認、事案への対応までを試せます。投稿案を出すのは担当の職員、承認するのは課長、全体を見るのは秘書広報課です。あとからいつでも、左上で別の人に替われます。",
    }),
    el(
      "div",
      { class: "desks" },
      [...desks].map(([section, people]) => desk(section, people, workspace)),
    ),
  );
}

function desk(section, people, workspace) {
  return el(
    "div",
    { class: "desk" },
    el("h2", { text: section }),
    el(
      "ul",
      {},
      people.map((person) => el("li", {}, card(person, workspace))),
    ),
  );
}

function card(person, workspace) {
  return el(
    "button",
    {
      type: "button",
      class: "welcome-card",
      data: { testid: "welcome-person", welcomePerson: person.id },
      on: { click: () => workspace.become(person.id) },
    },
    avatar(person),
    el(
      "span",
      { class: "option-body" },
      el("span", { class: "option-label", text: person.name }),
      el("span", { class: "option-hint", text: person.title ?? "" }),
    ),
  );
}

/** The round sign of a person (first letter, a colour of their own) or the square one of the app. */

import { el } from "../dom.js";

/** @param {{id: string, name: string}|null} person null: the app  @param {string} size tiny, small, medium or large */
export function avatar(person, size = "medium") {
  if (!person)
    return el("img", { class: `avatar avatar-${size} avatar-app`, src: "static/icon.svg", alt: "" });
  const node = el("span", {
    class: `avatar avatar-${size}`,
    "aria-hidden": "true",
    text: [...person.name][0],
  });
  node.style.setProperty("--hue", hueOf(person.id));
  return node;
}

/** Title and section in one line. */
export function roleOf(person) {
  return [person.section, person.title].filter(Boolean).join("・");
}

function hueOf(id) {
  let hash = 7;
  for (const letter of id) hash = (hash * 31 + letter.codePointAt(0)) % 3600;
  return hash % 360;
}

/** Images of Block Kit. */

import { el } from "../dom.js";
import { icon } from "../icons.js";
import { safeLink } from "./mrkdwn.js";

/** An image of this server; one from elsewhere is named but not fetched, as the page loads nothing from outside. */
export function picture(element, className) {
  const file = element.slack_file;
  const address = element.image_url ?? file?.url ?? (file?.id ? `/practice/files/${encodeURIComponent(file.id)}` : "");
  const target = URL.canParse(address, location.href) ? new URL(address, location.href) : null;
  if (target?.origin === location.origin)
    return el("img", { class: className, src: target.href, alt: element.alt_text });
  return el(
    "span",
    { class: `${className} picture-elsewhere`, title: "この画面では外部の画像を読み込みません" },
    icon("file"),
    safeLink(address, element.alt_text) ?? element.alt_text,
  );
}

/** Line icons, drawn by hand on a 20 × 20 grid. */

const NS = "http://www.w3.org/2000/svg";

const PATHS = {
  home: "M3.5 9.2 10 3.8l6.5 5.4V16a.8.8 0 0 1-.8.8h-3.5v-4.6H7.8v4.6H4.3a.8.8 0 0 1-.8-.8z",
  channel: "M4 7.2h12.4M3.6 12.8H16M8.3 3.5l-1.8 13M13.5 3.5l-1.8 13",
  person: "M10 10.2a3.3 3.3 0 1 0 0-6.6 3.3 3.3 0 0 0 0 6.6zM3.8 16.8c.7-2.7 3.2-4.2 6.2-4.2s5.5 1.5 6.2 4.2",
  group:
    "M7.5 9.5a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6zM2.3 15.8c.5-2.3 2.6-3.6 5.2-3.6s4.7 1.3 5.2 3.6M13 9.2a2.4 2.4 0 1 0-.6-4.7M14.6 12.1c1.6.4 2.8 1.4 3.1 3",
  bolt: "M11.2 2.8 4.6 11h4.7l-.6 6.2L15.4 9h-4.7z",
  send: "M3.4 4 16.8 10 3.4 16l1.8-6zM5.2 10h5.6",
  more: "M4.6 10h.01M10 10h.01M15.4 10h.01",
  reply: "M3.6 5.2h12.8v8.2H9.4L6 16.4v-3H3.6z",
  pin: "M7 3.4h6l-.7 5 2.2 2.6v1.2H5.5V11l2.2-2.6zM10 12.2v4.6",
  close: "M5 5l10 10M15 5 5 15",
  back: "M12.2 4.6 6.8 10l5.4 5.4",
  down: "M5.6 8 10 12.4 14.4 8",
  check: "M4.6 10.6l3.5 3.4 7.3-7.6",
  eye: "M2.6 10S5.3 5 10 5s7.4 5 7.4 5-2.7 5-7.4 5-7.4-5-7.4-5zM10 12.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4z",
  file: "M5.4 3h6l3.4 3.4V17H5.4zM11.2 3v3.6h3.6",
  upload: "M10 13V4.2M6.4 7.4 10 3.8l3.6 3.6M4 13.4V16h12v-2.6",
  alert: "M10 3.2 17.4 16H2.6zM10 8.2v3.6M10 13.9h.01",
  search: "M9 14.4A5.4 5.4 0 1 0 9 3.6a5.4 5.4 0 0 0 0 10.8zM13 13l3.8 3.8",
  menu: "M3.6 5.6h12.8M3.6 10h12.8M3.6 14.4h12.8",
  help: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM7.9 8.1a2.2 2.2 0 1 1 3.2 2c-.8.4-1.1.8-1.1 1.6M10 14h.01",
  arrow: "M4 10h11.4M11 5.4l4.6 4.6-4.6 4.6",
  plus: "M10 4.4v11.2M4.4 10h11.2",
};

/** An icon that screen readers skip; the control that holds it carries the name. */
export function icon(name) {
  const svg = document.createElementNS(NS, "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(NS, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

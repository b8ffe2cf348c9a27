/** Small windows beside a control (lists, menus): placing them, opening, closing, giving the focus back. */

const GAP = 6;
const EDGE = 8;

/**
 * Show a popover element beside its anchor. The browser closes it at Esc or a click elsewhere.
 * @param {HTMLElement} pop an element with the `popover` attribute, in the document
 * @param {HTMLElement} anchor
 * @param {{align?: "start"|"end", matchWidth?: boolean}} options
 */
export function openBeside(pop, anchor, { align = "start", matchWidth = false } = {}) {
  pop.showPopover();
  const box = anchor.getBoundingClientRect();
  if (matchWidth) pop.style.minWidth = `${Math.min(box.width, innerWidth - 2 * EDGE)}px`;
  const below = innerHeight - box.bottom - GAP - EDGE;
  const above = box.top - GAP - EDGE;
  const upward = below < Math.min(pop.scrollHeight, 240) && above > below;
  pop.style.maxHeight = `${Math.max(120, upward ? above : below)}px`;
  const { width, height } = pop.getBoundingClientRect();
  const left = align === "end" ? box.right - width : box.left;
  pop.style.left = `${Math.max(EDGE, Math.min(left, innerWidth - width - EDGE))}px`;
  pop.style.top = `${upward ? box.top - GAP - height : box.bottom + GAP}px`;
}

/** Call `closed` whenever the popover was closed, after the focus went back to `anchor`. */
export function whenClosed(pop, anchor, closed = () => {}) {
  pop.addEventListener("toggle", (event) => {
    if (event.newState !== "closed") return;
    const inside = pop.contains(document.activeElement) || document.activeElement === document.body;
    if (inside && anchor.isConnected) anchor.focus({ preventScroll: true });
    closed();
  });
}

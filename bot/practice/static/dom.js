/**
 * The only way this page makes elements. Text always goes through text nodes; there is no path from
 * data to HTML (the page's Content-Security-Policy refuses it as well).
 */

const PROPERTIES = new Set([
  "value",
  "checked",
  "disabled",
  "hidden",
  "multiple",
  "required",
  "indeterminate",
]);

/**
 * Make an element.
 * @param {string} tag
 * @param {Object} props `class`, `text`, `data` (dataset), `on` (listeners by event name), properties, attributes;
 *   an attribute that is undefined, null or false is left out
 * @param {...(Node|string|null|undefined|false|Array)} children strings become text nodes
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "class") node.className = value;
    else if (name === "text") node.textContent = value;
    else if (name === "data") Object.assign(node.dataset, present(value));
    else if (name === "on") listen(node, value);
    else if (PROPERTIES.has(name)) node[name] = value;
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...solid(children));
  return node;
}

/** Children without the gaps that conditional rendering leaves. */
export function solid(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);
}

function present(values) {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== null),
  );
}

function listen(node, listeners) {
  for (const [event, listener] of Object.entries(listeners)) node.addEventListener(event, listener);
}

let counter = 0;

/** An id that no other element of the page has. */
export function uniqueId(prefix) {
  counter += 1;
  return `${prefix}-${counter}`;
}

const KEPT = new WeakMap();

/**
 * Make `parent` show `items` in order, touching only the children whose signature changed, so that focus,
 * scroll position and typed text survive a refresh.
 * @param {Element} parent
 * @param {Array<{key: string, signature: string, build: (old: Element|null) => Element}>} items
 */
export function reconcile(parent, items) {
  const wanted = new Set(items.map((item) => item.key));
  const before = new Map();
  for (const child of [...parent.children]) {
    const kept = KEPT.get(child);
    if (kept && wanted.has(kept.key)) before.set(kept.key, child);
    else child.remove();
  }
  let cursor = parent.firstElementChild;
  for (const item of items) {
    const old = before.get(item.key) ?? null;
    let node = old;
    if (old === null || KEPT.get(old).signature !== item.signature) {
      node = item.build(old);
      KEPT.set(node, { key: item.key, signature: item.signature });
      if (old !== null && node !== old) {
        if (cursor === old) cursor = node;
        swapKeepingFocus(old, node);
      }
    }
    if (node === cursor) cursor = cursor.nextElementSibling;
    else parent.insertBefore(node, cursor);
  }
}

/** Replace `old` by `node`; when the focus was inside, give it to the same control of the new one. */
export function swapKeepingFocus(old, node) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const path = focused && controlPath(focused);
  old.replaceWith(node);
  if (focused) focusControl(node, path);
}

/** What is needed to find a control again after its surroundings were drawn anew. */
export function controlPath(control) {
  return {
    block: control.closest("[data-block-id]")?.dataset.blockId,
    action: control.closest("[data-action-id]")?.dataset.actionId,
    part: control.dataset.part,
    selection: "selectionStart" in control ? selectionOf(control) : null,
  };
}

function selectionOf(control) {
  return control.selectionStart === null ? null : [control.selectionStart, control.selectionEnd];
}

/** Focus the control that `path` names inside `root`, else the root itself. */
export function focusControl(root, path) {
  const block = path.block ? find(root, "blockId", path.block) : root;
  const scope = block && path.action ? find(block, "actionId", path.action) : block;
  const target = (scope && path.part && find(scope, "part", path.part)) || (scope && firstFocusable(scope));
  (target ?? root).focus({ preventScroll: true });
  if (target && path.selection && "setSelectionRange" in target) target.setSelectionRange(...path.selection);
}

function find(root, key, value) {
  if (root.dataset[key] === value) return root;
  const attribute = key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return root.querySelector(`[data-${attribute}="${CSS.escape(value)}"]`);
}

const FOCUSABLE =
  'a[href], button:not([disabled]), input:not([disabled]), textarea:not([disabled]), select:not([disabled]), [tabindex="0"]';

/** Everything inside `root` that Tab can reach, in order. */
export function focusables(root) {
  return [...root.querySelectorAll(FOCUSABLE)].filter((node) => node.tabIndex >= 0 && node.checkVisibility());
}

function firstFocusable(root) {
  return root.matches(FOCUSABLE) ? root : (focusables(root)[0] ?? null);
}

// Elements made in one call. Text only ever goes in as text.

/** @typedef {string | number | boolean | null | undefined | ((event: any) => void)} Attribute */
/** @typedef {Node | string | null | undefined | false} Child */

/**
 * Makes an element. A function is a listener ("onclick"), true an empty attribute, false or null none.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, Attribute>} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value != null) made.setAttribute(key, String(value));
  }
  made.append(...present(children));
  return made;
}

/**
 * Puts children in place of whatever an element held. A control that had the focus keeps it, when
 * one with the same data-control is there again.
 * @param {Element} parent
 * @param {...Child} children
 */
export function fill(parent, ...children) {
  const active = document.activeElement;
  const control = active instanceof HTMLElement && parent.contains(active) ? active.dataset.control : undefined;
  parent.replaceChildren(...present(children));
  if (control) /** @type {HTMLElement | null} */ (parent.querySelector(`[data-control="${control}"]`))?.focus();
}

/**
 * A part of the page that index.html promises.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function part(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}

/** Characters that turn the direction of what stands around them (Unicode's Bidi_Control): a story or a file name could swap words by them. */
const TURNS = /([\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069])/;

/**
 * A text as nodes that say the same, and in which no character turns the words around it: each that would
 * is shut in an element of its own, which shows its name.
 * @param {string} text
 * @returns {(Node | string)[]}
 */
export function written(text) {
  if (!TURNS.test(text)) return [text];
  return text.split(TURNS).map((part, index) => {
    if (index % 2 === 0) return part;
    const shut = document.createElement("bdi");
    shut.className = "turn";
    shut.dataset.name = `U+${part.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
    shut.textContent = part;
    return shut;
  });
}

/** @param {Child[]} children @returns {(Node | string)[]} */
function present(children) {
  const given = /** @type {(Node | string)[]} */ (children.filter((child) => child != null && child !== false));
  return given.flatMap((child) => (typeof child === "string" ? written(child) : [child]));
}

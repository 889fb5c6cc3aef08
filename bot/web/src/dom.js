/**
 * Building elements. Text only ever becomes a text node, so nothing the server or the user writes can turn into markup.
 */

const SVG = "http://www.w3.org/2000/svg";

// Controls and direction overrides: invisible characters that could make a line read differently from what it says.
// eslint-disable-next-line no-control-regex
const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** @typedef {Node | string | null | undefined | false} Child */
/** @typedef {Record<string, string | number | boolean | null | undefined>} Attributes `false`, `null` and `undefined` are left out */

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Attributes} [attributes] never a handler or a style: the content security policy would refuse both
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/**
 * @param {string} tag
 * @param {Attributes} [attributes]
 * @param {...Child} children
 * @returns {SVGElement}
 */
export function svg(tag, attributes = {}, ...children) {
  return fill(/** @type {SVGElement} */ (document.createElementNS(SVG, tag)), attributes, children);
}

/**
 * @param {string} label
 * @param {() => void} onClick
 * @param {Attributes} [attributes]
 * @param {...Child} children what it shows, when that is more than its label
 */
export function button(label, onClick, attributes = {}, ...children) {
  const element = h("button", { type: "button", ...attributes }, ...(children.length ? children : [label]));
  element.addEventListener("click", onClick);
  return element;
}

/** @param {string} label @returns {HTMLElement} read out, not shown */
export function hidden(label) {
  return h("span", { class: "unseen" }, label);
}

/** @param {unknown} value @param {number} [limit] @returns {string} a label that stays one, however long it was sent */
export function brief(value, limit = 240) {
  const text = clean(value);
  return text.length > limit ? `${text.slice(0, limit).trimEnd()}…` : text;
}

/**
 * A link when the address is plain https, otherwise only its text.
 * @param {unknown} address
 * @param {string} text
 * @param {string} hint spoken after the text
 * @returns {HTMLElement}
 */
export function link(address, text, hint) {
  const url = typeof address === "string" ? parse(address) : null;
  if (url?.protocol !== "https:" || url.username || url.password) return h("span", {}, text);
  return anchor(url.href, text, hint);
}

/**
 * The server's own page on a record, under its permanent address.
 * @param {string} endpoint
 * @param {string} record
 * @param {string} text
 * @param {string} hint spoken after the text
 * @returns {HTMLElement | null} nothing when the id is none
 */
export function recordLink(endpoint, record, text, hint) {
  return /^[a-z0-9][a-z0-9-]{0,99}$/.test(record) ? anchor(`${endpoint}/evidence/${record}`, text, hint) : null;
}

/** @param {string} href @param {string} text @param {string} hint */
function anchor(href, text, hint) {
  return h(
    "a",
    { href, target: "_blank", rel: "noopener noreferrer", referrerpolicy: "no-referrer" },
    text,
    hidden(` (${hint})`),
  );
}

/** @param {unknown} value @returns {string} what may be shown of it: "" for anything but a string */
export function clean(value) {
  return typeof value === "string" ? value.replace(INVISIBLE, "") : "";
}

/**
 * @template T
 * @param {T[] | undefined | null} value
 * @returns {T[]} always a list, whatever was sent
 */
export function list(value) {
  return Array.isArray(value) ? value : [];
}

let last = 0;

/** @returns {string} an id no other element has */
export function uid() {
  last += 1;
  return `slc-${last}`;
}

/**
 * @template {Element} T
 * @param {T} element
 * @param {Attributes} attributes
 * @param {Child[]} children
 */
function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "style" || name.startsWith("on")) throw new TypeError(`${name} is not set by markup`);
    if (value === false || value === null || value === undefined) continue;
    element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children) {
    const content = child instanceof Node ? child : clean(child);
    if (content) element.append(content);
  }
  return element;
}

/** @param {string} address @returns {URL | null} */
function parse(address) {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

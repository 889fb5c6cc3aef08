import { h } from "./dom.js";
import { strings } from "./strings.js";

/** Longer texts and lists are cut where they stand, with the rest one click away. */
const LONGEST_TEXT = 1200;
const LONGEST_LIST = 6;

/** @param {string} text @returns {(Node | string)[]} all of it, or its beginning and the rest on demand */
export function folded(text) {
  if (text.length <= LONGEST_TEXT) return [text];
  const cut = text.lastIndexOf(" ", LONGEST_TEXT);
  const at = cut > LONGEST_TEXT / 2 ? cut : LONGEST_TEXT;
  const rest = h("span", { class: "rest", hidden: true }, text.slice(at));
  return [text.slice(0, at), rest, unfold(strings.showAll, () => rest.removeAttribute("hidden"))];
}

/**
 * Puts items into their parent, those over the limit on demand.
 * @param {HTMLElement} parent
 * @param {HTMLElement[]} items
 * @param {number} [most]
 * @returns {HTMLElement | null} the button that shows the rest, to be put after the parent
 */
export function foldedList(parent, items, most = LONGEST_LIST) {
  // One hidden item would cost the click and save nothing.
  const shown = items.length <= most + 1 ? items.length : most;
  parent.append(...items.slice(0, shown));
  const rest = items.slice(shown);
  if (!rest.length) return null;
  return unfold(strings.showRest(rest.length), () => {
    parent.append(...rest);
    rest[0].tabIndex = -1;
    rest[0].focus();
  });
}

/** @param {string} label @param {() => void} onClick */
function unfold(label, onClick) {
  const button = h("button", { type: "button", class: "plain more-button" }, label);
  button.addEventListener("click", () => {
    onClick();
    button.remove();
  });
  return button;
}

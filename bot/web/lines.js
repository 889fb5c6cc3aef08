import { clean, h, list } from "./dom.js";

/** @typedef {import("./contract.js").Line} Line */
/** @typedef {import("./sources.js").Sources} Sources */

/**
 * What a line shows: its text, the label of what is not from a source, and its citations.
 * @param {Line} line
 * @param {Sources} sources
 * @returns {(Node | string | null)[]}
 */
export function line(line, sources) {
  const note = clean(line?.note);
  const cites = sources.buttons(line?.cites);
  return [clean(line?.text), note ? " " : null, note ? h("span", { class: "note" }, note) : null, cites ? "\u00a0" : null, cites];
}

/**
 * @param {Line[] | undefined} lines
 * @param {Sources} sources
 * @param {string} [className]
 * @returns {HTMLElement[]}
 */
export function paragraphs(lines, sources, className) {
  return list(lines).map((one) => h("p", { class: className }, ...line(one, sources)));
}

/**
 * One line as a paragraph, several as a list.
 * @param {Line[] | undefined} lines
 * @param {Sources} sources
 * @returns {HTMLElement | null}
 */
export function bullets(lines, sources) {
  const all = list(lines);
  if (!all.length) return null;
  if (all.length === 1) return h("p", {}, ...line(all[0], sources));
  return h("ul", {}, ...all.map((one) => h("li", {}, ...line(one, sources))));
}

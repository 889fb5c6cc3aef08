import { clean, h, list } from "./dom.js";
import { folded, foldedList } from "./fold.js";

/** @typedef {import("./contract.js").Line} Line */
/** @typedef {import("./sources.js").Sources} Sources */

/** The last word keeps its citation beside it, unless it is too long to be kept on one line. */
const LAST_WORD = /^([^]*?)(\S{1,24})$/;

/** "59.1 %", "p = 0.03" and "n = 12" are read as one piece, so no line ends inside them. */
const PIECES = /(?<=\d) (?=%)|(?<=\b[pn]) (?=[=<>≤≥])|(?<=\b[pn] ?[=<>≤≥]) (?=\d)/gi;

/** @param {string} text @returns {string} the same words, with figures that stay on one line */
export function unbroken(text) {
  return text.replace(PIECES, "\u00a0");
}

/**
 * What a line shows: its text, the label of what is not from a source, and its citations.
 * @param {Line} line
 * @param {Sources} sources
 * @returns {(Node | string | null)[]}
 */
export function line(line, sources) {
  const text = unbroken(clean(line?.text));
  const note = clean(line?.note);
  const cites = sources.buttons(line?.cites, line?.records);
  const label = note ? h("span", { class: "note" }, note) : null;
  if (!cites) return [...folded(text), label && " ", label];
  if (label) return [...folded(text), " ", label, "\u00a0", cites];
  const [, start, last] = LAST_WORD.exec(text) ?? ["", text, ""];
  return [...folded(start), h("span", { class: "tail" }, last, "\u00a0", cites)];
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
 * @returns {HTMLElement[]}
 */
export function bullets(lines, sources) {
  const all = list(lines);
  if (all.length <= 1) return paragraphs(all, sources);
  const items = h("ul");
  const more = foldedList(
    items,
    all.map((one) => h("li", {}, ...line(one, sources))),
  );
  return more ? [items, more] : [items];
}

import { csvButton, optionRows } from "./csv.js";
import { brief, clean, h, list } from "./dom.js";
import { icon } from "./icons.js";
import { axis, interval } from "./interval.js";
import { line, unbroken } from "./lines.js";
import { scrollRegion } from "./tables.js";
import { strings } from "./strings.js";

/** @typedef {import("./contract.js").OptionRow} OptionRow */
/** @typedef {import("./contract.js").FigureCell} FigureCell */
/** @typedef {import("./sources.js").Sources} Sources */

const STANDINGS = ["preferred", "reasonable", "caution", "avoid", "no position"];

/**
 * The options twice, as a table and as cards: the style sheet shows the one that fits the width, and the other is out of
 * the accessibility tree.
 * @param {OptionRow[]} options
 * @param {string} title what they are saved as
 * @param {Sources} sources
 * @param {string} labelledBy id of the section's heading
 * @returns {HTMLElement[]}
 */
export function optionsView(options, title, sources, labelledBy) {
  const columns = figureColumns(options);
  return [
    wide(options, columns, sources, labelledBy),
    narrow(options, columns, sources),
    csvButton(title, () => optionRows(options, sources)),
  ];
}

/**
 * @typedef {{head: string, figures: (row: OptionRow) => FigureCell[], namesReason: boolean}} Column a column of response
 *   figures; it names the reason in each cell when its head does not
 * @param {OptionRow[]} options
 * @returns {Column[]} figures for this reason, and apart from them those for other reasons
 */
function figureColumns(options) {
  /** @type {Column[]} */
  const columns = [];
  const here = reasonsOf(options, (row) => list(row.figures));
  const others = reasonsOf(options, (row) => list(row.other_figures));
  columns.push({
    head: here.length === 1 ? strings.responseFor(reasonName(here[0])) : strings.response,
    figures: (row) => list(row.figures),
    namesReason: here.length > 1,
  });
  if (others.length) {
    columns.push({
      head: others.length === 1 ? strings.responseFor(reasonName(others[0])) : strings.otherReasons,
      figures: (row) => list(row.other_figures),
      namesReason: others.length > 1,
    });
  }
  return columns;
}

/** @param {OptionRow[]} options @param {(row: OptionRow) => FigureCell[]} pick @returns {string[]} each reason once */
function reasonsOf(options, pick) {
  return [...new Set(options.flatMap(pick).map((figure) => clean(figure.reason)))];
}

/** @param {string} reason @returns {string} */
function reasonName(reason) {
  return strings.reasons[reason] ?? reason.replaceAll("_", " ");
}

/** @param {OptionRow[]} options @param {Column[]} columns @param {Sources} sources @param {string} labelledBy */
function wide(options, columns, sources, labelledBy) {
  const heads = [
    h("th", { scope: "col" }, strings.drugAndStanding),
    ...columns.map(({ head, figures }) =>
      h("th", { scope: "col", class: "figures" }, head, options.flatMap(figures).some(interval) && axis()),
    ),
  ];
  const table = h(
    "table",
    { class: "options" },
    h("thead", {}, h("tr", {}, ...heads)),
    h(
      "tbody",
      {},
      ...options.map((row) =>
        h(
          "tr",
          {},
          h("th", { scope: "row" }, h("span", { class: "drug" }, brief(row.name)), standing(row), ...why(row, sources)),
          ...columns.map((column) => h("td", { class: "figures" }, ...figures(column, row, sources))),
        ),
      ),
    ),
  );
  return scrollRegion(table, labelledBy, "wide");
}

/** @param {OptionRow[]} options @param {Column[]} columns @param {Sources} sources */
function narrow(options, columns, sources) {
  const card = (/** @type {OptionRow} */ row) =>
    h(
      "li",
      { class: "card" },
      h("p", { class: "drug" }, brief(row.name)),
      standing(row),
      ...why(row, sources),
      h(
        "dl",
        {},
        ...columns
          .filter((column, index) => index === 0 || column.figures(row).length)
          .map((column) => h("div", {}, h("dt", {}, column.head), h("dd", {}, ...figures(column, row, sources)))),
      ),
    );
  return h("ul", { class: "cards narrow" }, ...options.map(card));
}

/** @param {OptionRow} row @returns {HTMLElement} word, icon and colour; a condition stands in the same frame */
function standing(row) {
  const known = STANDINGS.includes(row.standing) ? row.standing : "no position";
  const label = clean(row.label) || known;
  const rest = label.startsWith(known) ? label.slice(known.length) : `: ${label}`;
  return h(
    "div",
    // A broken frame tells at a glance that the word does not stand without its condition.
    { class: `standing is-${known.replace(" ", "-")}${/\bif\b/.test(rest) ? " is-conditional" : ""}` },
    icon(known),
    h("span", {}, h("b", {}, known), rest),
  );
}

/**
 * @param {OptionRow} row
 * @param {Sources} sources
 * @returns {(HTMLElement | null)[]} on demand; what speaks against a drug at once
 */
function why(row, sources) {
  const lines = list(row.why).map((one) => h("p", {}, ...line(one, sources)));
  const against = row.standing === "avoid" || row.standing === "caution" ? lines.splice(0, 1) : [];
  for (const one of against) one.className = "against";
  return [...against, more(lines, strings.whyCount)];
}

/** @param {Column} column @param {OptionRow} row @param {Sources} sources @returns {(HTMLElement | null)[]} */
function figures(column, row, sources) {
  const [first, ...others] = column.figures(row).map((one) => figure(one, column.namesReason, sources));
  return [first ?? h("p", { class: "quiet" }, strings.noFigure), more(others, strings.moreFigures)];
}

/** @param {HTMLElement[]} hiddenOnes @param {(count: number) => string} label @returns {HTMLElement | null} */
function more(hiddenOnes, label) {
  return hiddenOnes.length
    ? h("details", { class: "more" }, h("summary", {}, label(hiddenOnes.length)), ...hiddenOnes)
    : null;
}

/** @param {FigureCell} cell @param {boolean} namesReason @param {Sources} sources @returns {HTMLElement} */
function figure(cell, namesReason, sources) {
  const fit = strings.fits[cell.fit];
  const facts = [cell.endpoint, cell.n, cell.design].map(clean).filter(Boolean).join("; ");
  const certainty = clean(cell.certainty);
  const cites = sources.buttons(cell.cites, cell.records);
  // "12 of 28 (43 %) (95 % CI 26–61)": the eye looks for the figure; what follows is set smaller, each bracket unbroken.
  const words = unbroken(clean(cell.text));
  const [, value, rest] = /^([^(]+) (\([^]*)$/.exec(words) ?? ["", words, ""];
  return h(
    "div",
    { class: "figure" },
    namesReason && h("p", { class: "figure-reason" }, reasonName(clean(cell.reason))),
    h(
      "p",
      { class: "figure-value" },
      h("b", {}, value),
      ...rest.split(/ (?=\()/).map((each) => each && h("span", {}, each)),
      cites && "\u00a0",
      cites,
    ),
    interval(cell),
    h(
      "p",
      { class: "figure-facts" },
      unbroken(facts),
      cell.uncontrolled && "; ",
      cell.uncontrolled && h("em", {}, strings.uncontrolled),
      fit && "; ",
      fit && h("em", {}, fit),
      certainty && `; ${strings.certainty.toLowerCase()}: ${certainty}`,
    ),
  );
}

import { underColumns } from "./cells.js";
import { button, clean, h, list } from "./dom.js";
import { icon } from "./icons.js";
import { strings } from "./strings.js";

/** @typedef {import("./contract.js").OptionRow} OptionRow */
/** @typedef {import("./contract.js").Table} Table */
/** @typedef {import("./sources.js").Sources} Sources */

/**
 * @param {string} title
 * @param {() => string[][]} rows
 * @returns {HTMLElement} a button that saves them
 */
export function csvButton(title, rows) {
  const save = () => download(`${strings.file}-${slug(title)}.csv`, csv(rows()));
  return button(
    strings.csv,
    save,
    { class: "plain csv", "aria-label": strings.csvOf(title) },
    icon("table"),
    strings.csv,
  );
}

/** @param {string[][]} rows @returns {string} with a byte order mark, so that spreadsheets read it as UTF-8 */
export function csv(rows) {
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** @param {string} text @returns {string} quoted; what a spreadsheet would run as a formula is kept as text */
function cell(text) {
  const inert = /^[\s]*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${inert.replaceAll('"', '""')}"`;
}

/** @param {import("./contract.js").Line} one @param {Sources} sources */
function written(one, sources) {
  return [clean(one?.text), clean(one?.note), sources.names(one?.cites)].filter(Boolean).join(" ");
}

/** @param {Table} table @param {Sources} sources @returns {string[][]} */
export function tableRows(table, sources) {
  const body = list(table.rows).map((cells) =>
    underColumns(cells, list(table.columns).length).map((lines) =>
      lines.map((one) => written(one, sources)).join("; "),
    ),
  );
  return [list(table.columns).map(clean), ...body];
}

/** @param {OptionRow[]} options @param {Sources} sources @returns {string[][]} one row for each figure */
export function optionRows(options, sources) {
  const head = [
    strings.drug,
    strings.standing,
    strings.reason,
    strings.response,
    strings.endpoint,
    strings.n,
    strings.design,
    strings.certainty,
    strings.sources,
  ];
  const rows = options.flatMap((row) => {
    const figures = [...list(row.figures), ...list(row.other_figures)];
    const start = [clean(row.name), clean(row.label)];
    if (!figures.length) return [[...start, "", strings.noFigure, "", "", "", "", ""]];
    return figures.map((one) => [
      ...start,
      strings.reasons[one.reason] ?? clean(one.reason),
      clean(one.text),
      clean(one.endpoint),
      clean(one.n),
      [clean(one.design), one.uncontrolled ? strings.uncontrolled : "", strings.fits[one.fit]]
        .filter(Boolean)
        .join(", "),
      clean(one.certainty),
      sources.names(one.cites),
    ]);
  });
  return [head, ...rows];
}

/** @param {string} title */
function slug(title) {
  return (
    clean(title)
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .slice(0, 60) || strings.options
  );
}

/** @param {string} name @param {string} text */
function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

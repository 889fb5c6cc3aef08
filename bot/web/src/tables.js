import { underColumns } from "./cells.js";
import { csvButton, tableRows } from "./csv.js";
import { h, list } from "./dom.js";
import { foldedList } from "./fold.js";
import { line } from "./lines.js";

/** @typedef {import("./contract.js").Table} Table */
/** @typedef {import("./sources.js").Sources} Sources */

const ROWS = 40;
const COLUMNS = 20;
/** From so many columns on, a narrow panel shows each row as a block with its columns named, instead of scrolling sideways. */
const STACKED_FROM = 3;

/**
 * @param {Table} table
 * @param {string} title what it is saved as
 * @param {Sources} sources
 * @param {string} labelledBy id of the section's heading
 * @returns {HTMLElement[]} the table, and the button that saves it
 */
export function tableView(table, title, sources, labelledBy) {
  const columns = list(table.columns).slice(0, COLUMNS);
  const stacked = columns.length >= STACKED_FROM;
  const head = h(
    "tr",
    { role: "row" },
    ...columns.map((column) => (column ? h("th", { scope: "col", role: "columnheader" }, column) : h("td"))),
  );
  const row = (/** @type {import("./contract.js").Line[]} */ cells) =>
    h(
      "tr",
      { role: "row" },
      ...underColumns(list(cells).slice(0, COLUMNS), columns.length).map((lines, index) =>
        index === 0
          ? h("th", { scope: "row", role: "rowheader" }, ...drawn(lines, sources))
          : h("td", { role: "cell", "data-column": columns[index] }, ...drawn(lines, sources)),
      ),
    );
  const body = h("tbody", { role: "rowgroup" });
  const region = scrollRegion(
    // The roles say again what the elements are: laid out as blocks, they would not be a table to every reader.
    h("table", { role: "table", class: stacked && "stacked" }, h("thead", { role: "rowgroup" }, head), body),
    labelledBy,
    "",
  );
  const more = foldedList(body, list(table.rows).map(row), ROWS);
  return [region, ...(more ? [more] : []), csvButton(title, () => tableRows(table, sources))];
}

/** @param {import("./contract.js").Line[]} lines @param {Sources} sources one line as it is, several each in its own paragraph */
function drawn(lines, sources) {
  const [only, ...others] = lines;
  if (!others.length) return only ? line(only, sources) : [];
  return lines.map((one) => h("p", {}, ...line(one, sources)));
}

/**
 * A frame that scrolls sideways when its table is too wide, and can then be reached by keyboard.
 * @param {HTMLElement} content
 * @param {string} labelledBy
 * @param {string} className
 * @returns {HTMLElement}
 */
export function scrollRegion(content, labelledBy, className) {
  const region = h(
    "div",
    { class: `scroll ${className}`.trim(), role: "group", tabindex: 0, "aria-labelledby": labelledBy },
    content,
  );
  if (typeof ResizeObserver === "function") {
    // A stop in the tab order only where there is something to scroll.
    new ResizeObserver(() => {
      if (region.scrollWidth > region.clientWidth) region.setAttribute("tabindex", "0");
      else region.removeAttribute("tabindex");
    }).observe(region);
  }
  return region;
}

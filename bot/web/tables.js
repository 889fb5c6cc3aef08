import { h, list } from "./dom.js";
import { line } from "./lines.js";

/** @typedef {import("./contract.js").Table} Table */
/** @typedef {import("./sources.js").Sources} Sources */

/**
 * @param {Table} table
 * @param {Sources} sources
 * @param {string} labelledBy id of the section's heading
 * @returns {HTMLElement}
 */
export function tableView(table, sources, labelledBy) {
  const head = h("tr", {}, ...list(table.columns).map((column) => h("th", { scope: "col" }, column)));
  const rows = list(table.rows).map((cells) =>
    h(
      "tr",
      {},
      ...list(cells).map((cell, index) =>
        index === 0 ? h("th", { scope: "row" }, ...line(cell, sources)) : h("td", {}, ...line(cell, sources)),
      ),
    ),
  );
  return scrollRegion(h("table", {}, h("thead", {}, head), h("tbody", {}, ...rows)), labelledBy, "");
}

/**
 * A frame that scrolls sideways when its table is too wide, and can then be reached by keyboard.
 * @param {HTMLTableElement} table
 * @param {string} labelledBy
 * @param {string} className
 * @returns {HTMLElement}
 */
export function scrollRegion(table, labelledBy, className) {
  const region = h(
    "div",
    { class: `scroll ${className}`.trim(), role: "group", tabindex: 0, "aria-labelledby": labelledBy },
    table,
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

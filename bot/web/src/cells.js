import { list } from "./dom.js";

/** @typedef {import("./contract.js").Line} Line */

/**
 * The cells of a row under the columns of its table: what a row holds beyond them is more of the last column, so that no
 * cell stands without a head ("EASL 2025" and its three positions under "Guideline" and "Position").
 * @param {Line[]} cells
 * @param {number} columns
 * @returns {Line[][]} for each cell its lines
 */
export function underColumns(cells, columns) {
  const all = list(cells);
  if (!columns || all.length <= columns) return all.map((one) => [one]);
  return [...all.slice(0, columns - 1).map((one) => [one]), all.slice(columns - 1)];
}

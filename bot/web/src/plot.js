import { h, list, svg, uid } from "./dom.js";
import { strings } from "./strings.js";
import { scrollRegion, tableView } from "./tables.js";

/** @typedef {import("./contract.js").Drawing} Drawing */
/** @typedef {import("./contract.js").Tree} Tree */
/** @typedef {import("./sources.js").Sources} Sources */

/** All that a plot is made of; what else is sent is not drawn. */
const ELEMENTS = new Set(["g", "rect", "line", "polygon", "text"]);
const ATTRIBUTES = new Set(
  (
    "x y x1 x2 y1 y2 width height points class fill stroke stroke-width stroke-dasharray font-size font-weight font-family " +
    "text-anchor"
  ).split(" "),
);
const DEEPEST = 4;
const MOST = 2000;

/**
 * The drawing in the width that fits, and the same figures as a table for whoever does not see it.
 * @param {Drawing} drawing
 * @param {string} title
 * @param {Sources} sources
 * @param {string} labelledBy id of the section's heading
 * @returns {HTMLElement[]}
 */
export function plotView(drawing, title, sources, labelledBy) {
  const pictures = [picture(drawing.wide, "plot-wide"), picture(drawing.narrow, "plot-narrow")].filter(
    (one) => one !== null,
  );
  const table = h(
    "details",
    { class: "plot-data" },
    h("summary", {}, strings.plotTable),
    ...tableView(drawing.table ?? { columns: [], rows: [] }, title, sources, labelledBy),
  );
  return [...pictures.map((one) => scrollRegion(one, labelledBy, "plot")), table];
}

/** @param {Tree | undefined} tree @param {string} className @returns {HTMLElement | null} */
function picture(tree, className) {
  if (!Array.isArray(tree) || tree[0] !== "svg") return null;
  const [, attributes, children] = tree;
  const [width, height] = [attributes?.width, attributes?.height].map(Number);
  if (!(width > 0) || !(height > 0)) return null;
  const [title, description] = [uid(), uid()];
  const budget = { left: MOST };
  const drawn = svg(
    "svg",
    {
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: "img",
      "aria-labelledby": title,
      "aria-describedby": description,
    },
    svg("title", { id: title }, wording(children, "title")),
    svg("desc", { id: description }, wording(children, "desc")),
    ...list(children).map((child) => element(child, 0, budget)),
  );
  return h("div", { class: className }, drawn);
}

/** @param {(Tree | string)[]} children @param {string} tag */
function wording(children, tag) {
  const found = list(children).find((child) => Array.isArray(child) && child[0] === tag);
  return Array.isArray(found)
    ? list(found[2])
        .filter((child) => typeof child === "string")
        .join(" ")
    : "";
}

/** @param {Tree | string} tree @param {number} depth @param {{left: number}} budget @returns {Node | string | null} */
function element(tree, depth, budget) {
  if (typeof tree === "string") return depth ? tree : null;
  budget.left -= 1;
  if (!Array.isArray(tree) || !ELEMENTS.has(tree[0]) || depth > DEEPEST || budget.left < 0) return null;
  const [tag, attributes, children] = tree;
  const kept = Object.entries(attributes ?? {}).filter(
    ([name, value]) => ATTRIBUTES.has(name) && typeof value === "string" && !/url|[<>:]/i.test(value),
  );
  return svg(tag, Object.fromEntries(kept), ...list(children).map((child) => element(child, depth + 1, budget)));
}

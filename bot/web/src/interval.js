import { svg } from "./dom.js";

/** @typedef {import("./contract.js").FigureCell} FigureCell */

const WIDTH = 200;
const MIDDLE = 8;

/**
 * A dot with its interval on a scale of 0 to 100 per cent. Decorative: the same figures stand beside it in words.
 * @param {FigureCell} figure
 * @returns {SVGElement | null} nothing when the figure has no value that can be drawn
 */
export function interval(figure) {
  const value = position(figure.value);
  const low = position(figure.low);
  const high = position(figure.high);
  if (value === null && (low === null || high === null)) return null;
  return svg(
    "svg",
    {
      class: "interval",
      viewBox: `-6 0 ${WIDTH + 12} 16`,
      width: WIDTH + 12,
      height: 16,
      "aria-hidden": "true",
      focusable: "false",
    },
    svg("line", { class: "scale", x1: 0, x2: WIDTH, y1: MIDDLE, y2: MIDDLE }),
    ...[0, 50, 100].map((tick) => {
      const x = (tick / 100) * WIDTH;
      return svg("line", { class: "scale", x1: x, x2: x, y1: MIDDLE - 3, y2: MIDDLE + 3 });
    }),
    low !== null && high !== null && svg("line", { class: "range", x1: low, x2: high, y1: MIDDLE, y2: MIDDLE }),
    value !== null && svg("circle", { class: "dot", cx: value, cy: MIDDLE, r: 5 }),
  );
}

/** @returns {SVGElement} the names of the scale's ticks, for the head of a column */
export function axis() {
  const names = [
    ["0", 0, "middle"],
    ["50", 50, "middle"],
    ["100 %", 100, "end"],
  ];
  return svg(
    "svg",
    {
      class: "axis",
      viewBox: `-6 0 ${WIDTH + 12} 12`,
      width: WIDTH + 12,
      height: 12,
      "aria-hidden": "true",
      focusable: "false",
    },
    ...names.map(([name, percent, anchor]) =>
      svg(
        "text",
        { x: (Number(percent) / 100) * WIDTH + (anchor === "end" ? 6 : 0), y: 10, "text-anchor": anchor },
        String(name),
      ),
    ),
  );
}

/** @param {unknown} percent @returns {number | null} its place on the scale, kept within it */
function position(percent) {
  if (typeof percent !== "number" || !Number.isFinite(percent)) return null;
  return (Math.min(100, Math.max(0, percent)) / 100) * WIDTH;
}

import { svg } from "./dom.js";

/** Outlines on a 20 x 20 grid. Shapes differ as much as colours do. @type {Record<string, string>} */
const PATHS = {
  preferred: "M10 2a8 8 0 1 0 0 16 8 8 0 0 0 0-16Zm-3.6 8.2 2.5 2.6 4.8-5.4",
  reasonable: "M10 2a8 8 0 1 0 0 16 8 8 0 0 0 0-16ZM7 10h6",
  caution: "M10 2.5 18.3 17H1.7L10 2.5ZM10 8v4m0 2.2v.3",
  avoid: "M6.7 2h6.6L18 6.7v6.6L13.3 18H6.7L2 13.3V6.7L6.7 2Zm.6 5.3 5.4 5.4m0-5.4-5.4 5.4",
  "no position": "M10 2a8 8 0 1 0 0 16 8 8 0 0 0 0-16ZM8 8a2 2 0 1 1 2.8 1.9c-.5.2-.8.6-.8 1.1m0 2.7v.3",
  warning: "M10 2.5 18.3 17H1.7L10 2.5ZM10 8v4m0 2.2v.3",
  notice: "M10 2a8 8 0 1 0 0 16 8 8 0 0 0 0-16Zm0 7v5m0-7.8v.3",
  close: "M5.5 5.5l9 9m0-9-9 9",
  send: "M10 16V4m-5 5 5-5 5 5",
  copy: "M7 7V3.5h9.5V13H13M3.5 7H13v9.5H3.5V7Z",
  check: "M4 10.5 8.2 15 16 5.5",
  letter: "M5 2.5h7l3.5 3.5v11.5h-10.5V2.5ZM12 2.5V6h3.5M7.5 9.5h5m-5 3h5",
  print: "M6 7V2.5h8V7M6 14H3V7h14v7h-3M6 11.5h8v6H6v-6Z",
  table: "M3 3.5h14v13H3v-13ZM3 8h14M3 12.2h14M8 8v8.5",
  up: "M7 9v8H3.5V9H7Zm0 .5L10 3c1.3 0 2 .9 2 2.5L11.5 9H16c.8 0 1.3.7 1.1 1.5l-1.3 5.3c-.2.7-.7 1.2-1.5 1.2H7",
  down: "M13 11V3h3.5v8H13Zm0-.5L10 17c-1.3 0-2-.9-2-2.5l.5-3.5H4c-.8 0-1.3-.7-1.1-1.5l1.3-5.3C4.4 3.5 4.9 3 5.7 3H13",
  chat: "M3 3.5h14v10H9.5L5.5 17v-3.5H3v-10Z",
};

/** @param {string} name @returns {SVGElement} decorative: the word always stands beside it */
export function icon(name) {
  return svg(
    "svg",
    { class: "icon", viewBox: "0 0 20 20", width: 20, height: 20, "aria-hidden": "true", focusable: "false" },
    svg("path", {
      d: PATHS[name] ?? PATHS["no position"],
      fill: "none",
      "stroke-linecap": "round",
      "stroke-linejoin": "round",
    }),
  );
}

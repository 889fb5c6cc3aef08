import { answerStyle } from "./style-answer.js";
import { panelStyle } from "./style-panel.js";

/** @type {CSSStyleSheet[] | undefined} */
let shared;

/** @returns {CSSStyleSheet[]} built once for all widgets of a page; a strict content security policy allows these */
export function styles() {
  shared ??= [panelStyle, answerStyle].map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
  return shared;
}

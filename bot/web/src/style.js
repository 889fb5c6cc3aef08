import { answerStyle } from "./style-answer.js";
import { figureStyle } from "./style-figures.js";
import { panelStyle } from "./style-panel.js";
import { themeStyle } from "./style-theme.js";

export const texts = [themeStyle, panelStyle, answerStyle, figureStyle];

/** @type {CSSStyleSheet[] | undefined} */
let shared;

/** @returns {CSSStyleSheet[]} built once for all widgets of a page; a strict content security policy allows these */
export function sheets() {
  shared ??= texts.map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
  return shared;
}

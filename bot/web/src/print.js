import { h } from "./dom.js";
import { strings } from "./strings.js";
import { printStyle } from "./style-print.js";

/**
 * Prints one answer, not the page around it: a copy in a frame of its own, with everything opened and nothing to click.
 * @param {HTMLElement} answer
 * @param {string} question
 * @param {string[]} styles of the widget
 */
export function printAnswer(answer, question, styles) {
  const frame = h("iframe", { title: strings.print, class: "print-frame", tabindex: -1, "aria-hidden": "true" });
  frame.style.cssText = "position:fixed;width:0;height:0;border:0";
  document.body.append(frame);
  const inside = frame.contentWindow;
  const page = frame.contentDocument;
  if (!inside || !page) return frame.remove();
  page.title = strings.name;
  page.documentElement.lang = strings.lang;
  // Sheets belong to the window they are made in.
  const Sheet = /** @type {typeof CSSStyleSheet} */ (/** @type {any} */ (inside).CSSStyleSheet);
  page.adoptedStyleSheets = [...styles, printStyle].map((text) => {
    const sheet = new Sheet();
    sheet.replaceSync(text.replaceAll(":host", ":root"));
    return sheet;
  });
  const copy = /** @type {HTMLElement} */ (page.importNode(answer, true));
  copy.querySelectorAll("details").forEach((one) => one.setAttribute("open", ""));
  copy.querySelectorAll("[hidden]").forEach((one) => one.removeAttribute("hidden"));
  const asked = page.createElement("p");
  asked.className = "printed-question";
  asked.textContent = `${strings.asked}: ${question}`;
  const panel = page.createElement("div");
  panel.className = "printed";
  panel.append(asked, copy);
  page.body.replaceChildren(panel);
  inside.addEventListener("afterprint", () => frame.remove(), { once: true });
  inside.focus();
  inside.print();
}

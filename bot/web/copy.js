import { button, clean, h, hidden, uid } from "./dom.js";
import { icon } from "./icons.js";
import { plainText } from "./plaintext.js";
import { strings } from "./strings.js";

/** @typedef {import("./contract.js").Answer} Answer */

/** @param {Answer} answer @returns {HTMLElement} the copy buttons and the word that it was done */
export function copyRow(answer) {
  const letter = clean(answer.letter);
  const status = h("span", { class: "copy-status", role: "status" });
  const row = h("div", { class: "copy" });
  const offer = (/** @type {string} */ label, /** @type {() => string} */ text) =>
    button(label, () => void copy(text(), row, status), { class: "plain" }, icon("copy"), label);
  row.append(offer(strings.copy, () => plainText(answer)));
  if (letter) row.append(offer(strings.copyLetter, () => letter));
  row.append(status);
  return row;
}

/**
 * @param {string} text
 * @param {HTMLElement} row
 * @param {HTMLElement} status
 */
async function copy(text, row, status) {
  row.querySelector(".copy-by-hand")?.remove();
  try {
    await navigator.clipboard.writeText(text);
    status.replaceChildren(icon("check"), strings.copied);
  } catch {
    // No clipboard without https or permission: hand the text over, selected.
    status.textContent = "";
    const id = uid();
    const field = h("textarea", { id, readonly: true, rows: 6 });
    field.value = text;
    row.append(
      h(
        "div",
        { class: "copy-by-hand" },
        h("label", { for: id }, hidden(`${strings.copyText}. `), strings.copyByHand),
        field,
      ),
    );
    field.focus();
    field.select();
  }
}

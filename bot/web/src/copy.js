import { button, h, hidden, uid } from "./dom.js";
import { icon } from "./icons.js";
import { strings } from "./strings.js";

/**
 * @param {string} label
 * @param {() => string} text
 * @param {string} picture name of an icon
 * @returns {HTMLElement} a button that copies, with the word that it was done beside it
 */
export function copyButton(label, text, picture) {
  const status = h("span", { class: "copy-status", role: "status" });
  const place = h("span", { class: "copy" });
  place.append(
    button(label, () => void copy(text(), place, status), { class: "plain" }, icon(picture), label),
    status,
  );
  return place;
}

/**
 * @param {string} text
 * @param {HTMLElement} place
 * @param {HTMLElement} status
 */
async function copy(text, place, status) {
  place.querySelector(".copy-by-hand")?.remove();
  try {
    await navigator.clipboard.writeText(text);
    status.replaceChildren(icon("check"), strings.copied);
  } catch {
    // No clipboard without https or permission: hand the text over, selected.
    status.textContent = "";
    const id = uid();
    const field = h("textarea", { id, readonly: true, rows: 6 });
    field.value = text;
    place.append(
      h(
        "span",
        { class: "copy-by-hand" },
        h("label", { for: id }, hidden(`${strings.copyText}. `), strings.copyByHand),
        field,
      ),
    );
    field.focus();
    field.select();
  }
}

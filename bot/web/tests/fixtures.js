import answers from "./answers.json" with { type: "json" };

/** @typedef {import("../src/contract.js").Answer} Answer */

/** @returns {Answer} a fresh copy of the full fixture answer */
export function fullAnswer() {
  const last = answers.answers.at(-1);
  return /** @type {Answer} */ (structuredClone(/** @type {unknown} */ (last?.answer)));
}

/** @param {Partial<Answer>} parts @returns {Answer} */
export function answerWith(parts) {
  return { kind: "answer", ...parts };
}

/** @param {ParentNode} root @param {string} selector @returns {HTMLElement} */
export function one(root, selector) {
  const found = root.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`nothing matches ${selector}`);
  return found;
}

/** @param {ParentNode} root @param {string} text @returns {HTMLButtonElement} the button that shows exactly this */
export function buttonNamed(root, text) {
  const found = [...root.querySelectorAll("button")].find((each) => each.textContent === text);
  if (!found) throw new Error(`no button shows ${text}`);
  return found;
}

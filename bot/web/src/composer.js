import { brief, button, clean, h, hidden, list, uid } from "./dom.js";
import { icon } from "./icons.js";
import { strings } from "./strings.js";

/** @typedef {import("./contract.js").CaseItem} CaseItem */

export const LIMIT = 2000;
/** The counter appears when the limit comes near. */
const NEAR = 1600;
/** A pasted text that reads like a whole letter: long, or with what only letters have. */
const LETTER_LENGTH = 900;
const LETTER =
  /^\s*(dear|re:|to whom)\b|\b(d\.?o\.?b\.?|date of birth|nhs|mrn|hospital (no|number)|yours (sincerely|faithfully)|aadhaar)\b/im;

/** Where a message is written, under what is known of the case. */
export class Composer {
  /** @param {(text: string) => void} say */
  constructor(say) {
    this.say = say;
    this.busy = false;
    const [fieldId, hintId, counterId] = [uid(), uid(), uid()];
    this.chips = h("div", { class: "case", hidden: true });
    this.field = h("textarea", {
      id: fieldId,
      rows: 1,
      placeholder: strings.placeholder,
      "aria-describedby": `${hintId} ${counterId}`,
      autocomplete: "off",
      enterkeyhint: "send",
      dir: "auto",
    });
    this.sendButton = h("button", { type: "submit", class: "send" }, icon("send"), hidden(strings.send));
    this.counter = h("span", { class: "counter", id: counterId });
    this.complaint = h("span", { class: "complaint", role: "status" });
    this.caution = h("p", { class: "letter", role: "status" });
    this.form = h(
      "form",
      { class: "composer" },
      this.chips,
      h("label", { for: fieldId, class: "unseen" }, strings.field),
      this.caution,
      h("div", { class: "write" }, this.field, this.sendButton),
      h(
        "p",
        { class: "below" },
        h("span", { class: "hint", id: hintId }, strings.fieldHint),
        this.complaint,
        this.counter,
      ),
    );
    this.form.addEventListener("submit", (event) => this.submit(event));
    this.field.addEventListener("keydown", (event) => this.key(event));
    this.field.addEventListener("input", () => this.measure());
    this.field.addEventListener("paste", (event) => this.pasted(event));
    this.measure();
  }

  /** @param {boolean} busy one message at a time: sending waits, writing does not */
  setBusy(busy) {
    this.busy = busy;
    this.measure();
  }

  /** @param {string} text put back to be edited */
  restore(text) {
    this.field.value = text;
    this.measure();
    this.field.focus();
  }

  /** @param {CaseItem[] | undefined} items what is known of the case, each with its way out */
  showCase(items) {
    const all = list(items);
    const titleId = uid();
    this.chips.hidden = all.length === 0;
    this.chips.replaceChildren(
      h("p", { class: "case-title", id: titleId }, strings.caseTitle),
      h("ul", { "aria-labelledby": titleId }, ...all.map((item) => this.chip(item))),
    );
  }

  /** @param {CaseItem} item */
  chip(item) {
    const label = brief(item.label, 120);
    const remove = button(
      strings.removeCase(label),
      () => this.say(clean(item.remove)),
      {},
      icon("close"),
      hidden(strings.removeCase(label)),
    );
    return h("li", { class: "chip" }, h("span", { dir: "auto" }, label), remove);
  }

  /** @param {ClipboardEvent} event a whole letter holds what must not be entered; that is said before it is sent */
  pasted(event) {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (text.length >= LETTER_LENGTH || LETTER.test(text)) this.caution.textContent = strings.letterPasted;
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    // While an input method is composing, Enter chooses a character.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.form.requestSubmit();
  }

  /** @param {Event} event */
  submit(event) {
    event.preventDefault();
    const text = this.field.value.trim();
    if (this.busy || !text || [...text].length > LIMIT) return;
    this.field.value = "";
    this.measure();
    this.say(text);
  }

  /** Keeps counter, complaint and button true to what stands in the field. */
  measure() {
    const used = [...this.field.value.trim()].length;
    const over = used - LIMIT;
    const complaint = over > 0 ? strings.tooLong(over) : "";
    if (!used) this.caution.textContent = "";
    this.counter.textContent = used >= NEAR ? strings.counter(used, LIMIT) : "";
    if (this.complaint.textContent !== complaint) this.complaint.textContent = complaint;
    this.field.setAttribute("aria-invalid", String(over > 0));
    this.sendButton.setAttribute("aria-disabled", String(this.busy || over > 0 || used === 0));
  }
}

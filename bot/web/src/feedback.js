import { button, h, uid } from "./dom.js";
import { icon } from "./icons.js";
import { strings } from "./strings.js";

/** @typedef {"up" | "down"} Verdict */

const LONGEST_REASON = 500;

/**
 * Thumbs, and after one of them an optional reason.
 * @param {Verdict | undefined} given before
 * @param {(verdict: Verdict, reason: string) => Promise<void>} judge rejects when it could not be stored
 * @returns {HTMLElement}
 */
export function feedbackView(given, judge) {
  const view = h("div", { class: "judging", role: "group", "aria-label": strings.judge });
  const status = h("span", { class: "copy-status", role: "status" });
  const thumbs = /** @type {Verdict[]} */ (["up", "down"]).map((verdict) => {
    const label = strings[verdict];
    const thumb = button(label, () => void choose(verdict), {
      class: "thumb",
      "aria-pressed": String(given === verdict),
    });
    thumb.replaceChildren(icon(verdict), h("span", { class: "unseen" }, label));
    return { verdict, thumb };
  });

  /** @param {Verdict} verdict @param {string} [reason] */
  async function choose(verdict, reason = "") {
    view.querySelector("form")?.remove();
    for (const each of thumbs) each.thumb.setAttribute("aria-pressed", String(each.verdict === verdict));
    try {
      await judge(verdict, reason);
      status.replaceChildren(icon("check"), strings.thanks);
      if (!reason) view.append(reasonForm(verdict, (words) => void choose(verdict, words)));
    } catch {
      status.textContent = strings.failedJudging;
    }
  }

  view.append(...thumbs.map(({ thumb }) => thumb), status);
  return view;
}

/** @param {Verdict} verdict @param {(reason: string) => void} send @returns {HTMLFormElement} */
function reasonForm(verdict, send) {
  const [fieldId, hintId] = [uid(), uid()];
  const field = h("input", {
    id: fieldId,
    type: "text",
    maxlength: LONGEST_REASON,
    autocomplete: "off",
    "aria-describedby": hintId,
  });
  const form = h(
    "form",
    { class: "reason" },
    h("label", { for: fieldId }, verdict === "up" ? strings.reasonUp : strings.reasonDown),
    h("div", {}, field, h("button", { type: "submit", class: "say" }, strings.giveReason)),
    h("p", { class: "quiet", id: hintId }, strings.reasonHint),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (field.value.trim()) send(field.value.trim());
  });
  return form;
}

import { button, clean, h, list, uid } from "./dom.js";
import { copyRow } from "./copy.js";
import { icon } from "./icons.js";
import { bullets, line, paragraphs } from "./lines.js";
import { optionsView } from "./options.js";
import { Sources } from "./sources.js";
import { strings } from "./strings.js";
import { tableView } from "./tables.js";

/** @typedef {import("./contract.js").Answer} Answer */
/** @typedef {import("./contract.js").Button} Button */

/**
 * One answer, in the order it is to be read.
 * @param {Answer} answer
 * @param {(text: string) => void} say sends a message, as if it had been typed
 * @returns {HTMLElement}
 */
export function answerView(answer, say) {
  const sources = new Sources(answer.sources);
  return h(
    "article",
    { class: "answer", "aria-label": strings.answer },
    ...notices(answer, sources),
    warnings(answer, sources),
    ...list(answer.parts).map((part) => partView(part, answer.kind === "emergency", sources)),
    question(answer, say),
    followUps(answer, say),
    list(answer.parts).length > 0 && copyRow(answer),
    sources.all(),
    footing(answer),
  );
}

/** @param {Answer} answer @param {Sources} sources */
function notices(answer, sources) {
  return list(answer.notices).map((notice) =>
    h("p", { class: "notice" }, icon("notice"), h("span", {}, ...line(notice, sources))),
  );
}

/** @param {Answer} answer @param {Sources} sources */
function warnings(answer, sources) {
  const lines = list(answer.warnings);
  if (!lines.length) return null;
  return alarm(strings.warning, paragraphs(lines, sources));
}

/** @param {string} word @param {HTMLElement[]} content @returns {HTMLElement} a block nobody passes over */
function alarm(word, content) {
  return h("div", { class: "warning" }, h("h3", {}, icon("warning"), word), ...content);
}

/**
 * @param {import("./contract.js").Part} part
 * @param {boolean} urgent its bottom line says what to do now
 * @param {Sources} sources
 */
function partView(part, urgent, sources) {
  const bottomLine = paragraphs(part.bottom_line, sources, "bottom-line");
  return h(
    "div",
    { class: "part" },
    clean(part.title) && h("h3", {}, part.title),
    part.missing && h("p", { class: "missing" }, icon("no position"), strings.missing),
    ...(urgent && bottomLine.length ? [alarm(strings.urgent, bottomLine)] : bottomLine),
    ...list(part.sections).map((section) => sectionView(section, sources)),
  );
}

/** @param {import("./contract.js").Section} section @param {Sources} sources */
function sectionView(section, sources) {
  const heading = h("h4", { id: uid() }, section.title);
  const options = list(section.options);
  const content = [
    bullets(section.lines, sources),
    ...(options.length ? optionsView(options, sources, heading.id) : []),
    section.table ? tableView(section.table, sources, heading.id) : null,
  ];
  if (section.collapsed) return h("details", { class: "section" }, h("summary", {}, heading), ...content);
  return h("div", { class: "section" }, heading, ...content);
}

/** @param {Answer} answer @param {(text: string) => void} say */
function question(answer, say) {
  if (!clean(answer.question?.text)) return null;
  return h(
    "div",
    { class: "question" },
    h("h3", {}, strings.question),
    h("p", {}, answer.question?.text),
    buttons(list(answer.question?.answers), say, "choices"),
  );
}

/** @param {Answer} answer @param {(text: string) => void} say */
function followUps(answer, say) {
  const all = list(answer.follow_ups);
  if (!all.length) return null;
  return h("div", { class: "follow-ups" }, h("h3", {}, strings.followUps), buttons(all, say, "choices"));
}

/**
 * @param {Button[]} all
 * @param {(text: string) => void} say
 * @param {string} className
 * @returns {HTMLElement | null}
 */
function buttons(all, say, className) {
  if (!all.length) return null;
  return h(
    "ul",
    { class: className },
    ...all.map((one) =>
      h(
        "li",
        {},
        button(clean(one.label), () => say(clean(one.send)), { class: "say" }),
      ),
    ),
  );
}

/** @param {Answer} answer */
function footing(answer) {
  const { footing } = answer;
  if (!footing) return null;
  const overdue = list(footing.overdue);
  return h(
    "footer",
    { class: "footing" },
    overdue.length > 0 &&
      h("p", { class: "overdue" }, icon("caution"), `${strings.overdue}: ${overdue.map(clean).join("; ")}`),
    h("p", {}, footing.notice),
    h("p", {}, `${strings.version} ${clean(footing.version)}, ${strings.reviewed} ${clean(footing.reviewed_on)}`),
  );
}

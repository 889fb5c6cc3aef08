import { brief, button, clean, h, list, uid } from "./dom.js";
import { copyButton } from "./copy.js";
import { feedbackView } from "./feedback.js";
import { icon } from "./icons.js";
import { bullets, line, paragraphs } from "./lines.js";
import { optionsView } from "./options.js";
import { plainText } from "./plaintext.js";
import { plotView } from "./plot.js";
import { Sources } from "./sources.js";
import { strings } from "./strings.js";
import { tableView } from "./tables.js";

/** @typedef {import("./contract.js").Answer} Answer */
/** @typedef {import("./contract.js").Button} Button */
/** @typedef {import("./contract.js").Reply} Reply */

/**
 * @typedef {object} Context what an answer can do beyond being read
 * @property {(text: string) => void} say sends a message, as if it had been typed
 * @property {string} [endpoint] the server, for links to its evidence pages
 * @property {(citation: import("./contract.js").Citation) => void} [onOpen] a source was opened
 * @property {(verdict: "up" | "down", reason: string) => Promise<void>} [judge]
 * @property {(answer: HTMLElement) => void} [print]
 */

/**
 * One answer, in the order it is to be read. What the server puts behind a title is one click away.
 * @param {Answer} answer
 * @param {Context} context
 * @param {Partial<Reply>} [reply] what came with the answer
 * @returns {HTMLElement}
 */
export function answerView(answer, context, reply = {}) {
  const { endpoint, onOpen } = context;
  const sources = new Sources(answer.sources, { basis: reply.basis, endpoint, onOpen });
  const drawings = list(reply.drawings).values();
  const view = h("article", { class: "answer", "aria-label": strings.answer });
  const urgent = answer.kind === "emergency";
  const children = [
    warnings(answer, sources),
    ...notices(answer, sources),
    ...list(answer.parts).map((part) => partView(part, { urgent, sources, drawings })),
    question(answer, context.say),
    followUps(answer, context.say),
    list(answer.parts).length > 0 && tools(answer, context, reply, view),
    sources.all(),
    footing(answer),
  ];
  for (const child of children) if (child) view.append(child);
  return view;
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
 * @typedef {object} Layout
 * @property {boolean} urgent the bottom line says what to do now
 * @property {Sources} sources
 * @property {IterableIterator<import("./contract.js").Drawing>} drawings of the plots still to come
 */

/** @param {import("./contract.js").Part} part @param {Layout} layout */
function partView(part, layout) {
  const { sources, urgent } = layout;
  const bottomLine = paragraphs(part.bottom_line, sources, "bottom-line");
  return h(
    "div",
    { class: "part" },
    clean(part.title) && h("h3", {}, brief(part.title)),
    part.missing && h("p", { class: "missing" }, icon("no position"), strings.missing),
    ...(urgent && bottomLine.length ? [alarm(strings.urgent, bottomLine)] : bottomLine),
    ...list(part.sections).map((section) => sectionView(section, layout)),
  );
}

/** @param {import("./contract.js").Section} section @param {Layout} layout */
function sectionView(section, { sources, drawings }) {
  const heading = h("h4", { id: uid() }, brief(section.title));
  const title = clean(section.title);
  const options = list(section.options);
  const drawing = section.plot ? drawings.next().value : null;
  const content = [
    ...bullets(section.lines, sources),
    ...(options.length ? optionsView(options, title, sources, heading.id) : []),
    ...(drawing ? plotView(drawing, title, sources, heading.id) : []),
    ...(section.table ? tableView(section.table, title, sources, heading.id) : []),
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
        button(brief(one.label, 120), () => say(clean(one.send)), { class: "say" }),
      ),
    ),
  );
}

/** @param {Answer} answer @param {Context} context @param {Partial<Reply>} reply @param {HTMLElement} view */
function tools(answer, { judge, print }, reply, view) {
  const letter = clean(answer.letter);
  return h(
    "div",
    { class: "tools" },
    copyButton(strings.copy, () => plainText(answer), "copy"),
    letter && copyButton(strings.copyLetter, () => letter, "letter"),
    print && button(strings.print, () => print(view), { class: "plain" }, icon("print"), strings.print),
    judge && feedbackView(reply.verdict, judge),
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

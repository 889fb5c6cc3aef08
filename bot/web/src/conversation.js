import { answerView } from "./answer.js";
import { button, h, hidden } from "./dom.js";
import { folded } from "./fold.js";
import { strings } from "./strings.js";

/** @typedef {import("./answer.js").Context} Context */
/**
 * @typedef {object} Actions
 * @property {(text: string) => void} say sends a message, as if it had been typed
 * @property {(id: string, question: string) => Context} context of the answer to a message
 */

/** How long a reply may take before it is said that one is being made: faster ones should not flicker. */
const THINKING_AFTER = 300;

/** The log: turns of one message and what became of it. */
export class Conversation {
  /** @param {Actions} actions */
  constructor(actions) {
    this.actions = actions;
    this.element = h("div", {
      class: "log",
      role: "log",
      "aria-live": "polite",
      "aria-label": strings.conversation,
      tabindex: 0,
    });
    this.empty();
  }

  /** Shows what this is, before the first message. */
  empty() {
    const examples = strings.examples.map((text) =>
      h(
        "li",
        {},
        button(text, () => this.actions.say(text), { class: "example" }),
      ),
    );
    this.intro = h(
      "div",
      { class: "intro" },
      h("h3", {}, strings.emptyTitle),
      h("p", { class: "intro-text" }, strings.emptyText),
      h("p", { class: "intro-for" }, strings.emptyExamples),
      h("ul", { class: "examples" }, ...examples),
      h("p", { class: "intended-use" }, strings.intendedUse),
    );
    this.element.replaceChildren(this.intro);
  }

  /** @param {string} text the user's message @returns {TurnView} */
  add(text) {
    this.intro?.remove();
    const turn = new TurnView(text, this.actions);
    this.element.append(turn.element);
    this.reveal(turn.element);
    return turn;
  }

  /** @param {string} text said by the interface itself, between turns: before the one that still waits, as it holds from there on */
  remark(text) {
    const said = h("p", { class: "remark" }, text);
    const waiting = this.element.querySelector(".turn.is-waiting");
    if (waiting) waiting.before(said);
    else this.element.append(said);
  }

  /** @param {HTMLElement} element scrolls the log, never the page around it, to its beginning */
  reveal(element) {
    const calm = typeof matchMedia !== "function" || matchMedia("(prefers-reduced-motion: reduce)").matches;
    const top = element.offsetTop - 12;
    this.element.scrollTo?.({ top, behavior: calm ? "auto" : "smooth" });
  }
}

/** One turn: the message, then waiting, an answer, or what went wrong. */
export class TurnView {
  /** @param {string} text @param {Actions} actions */
  constructor(text, actions) {
    this.text = text;
    this.actions = actions;
    this.outcome = h("div", { class: "outcome" });
    this.element = h(
      "div",
      { class: "turn" },
      h("div", { class: "said" }, hidden(`${strings.you}: `), h("p", { dir: "auto" }, ...folded(text))),
      this.outcome,
    );
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
  }

  /** @param {string} [said] The message is on its way; after a moment, or with something to say at once, that is shown. */
  wait(said) {
    this.show(...(said ? [h("p", { class: "thinking" }, said)] : []));
    this.element.classList.add("is-waiting");
    this.timer = setTimeout(() => {
      const dots = h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i"));
      this.outcome.replaceChildren(h("p", { class: "thinking" }, strings.thinking, dots));
    }, THINKING_AFTER);
  }

  /** @param {string} id @param {import("./contract.js").Reply} reply */
  answer(id, reply) {
    this.show(layOut(reply, this.actions.context(id, this.text)));
  }

  /** @param {string} sentence @param {string} label of the way out @param {() => void} wayOut */
  fail(sentence, label, wayOut) {
    this.show(h("div", { class: "failure" }, h("p", {}, sentence), button(label, wayOut, { class: "say" })));
  }

  /** @param {...HTMLElement} content */
  show(...content) {
    clearTimeout(this.timer);
    this.element.classList.remove("is-waiting");
    this.outcome.replaceChildren(...content);
  }
}

/** @param {import("./contract.js").Reply} reply @param {Context} context @returns {HTMLElement} */
function layOut(reply, context) {
  const plain = h("p", { class: "plain-text" }, ...folded(reply.text));
  const article = { class: "answer", "aria-label": strings.answer };
  if (!reply.answer) return h("article", article, plain);
  try {
    return answerView(reply.answer, context, reply);
  } catch {
    // A newer server may send what this page cannot read; the clinician still gets the words.
    return h("article", article, h("p", { class: "notice" }, strings.unreadable), plain);
  }
}

import { Client, messageId } from "./client.js";
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { button, clean, h, hidden } from "./dom.js";
import { ChatError } from "./http.js";
import { icon } from "./icons.js";
import { origin } from "./origin.js";
import { printAnswer } from "./print.js";
import { DemoSession, GivenSession, HostSession } from "./sessions.js";
import { strings } from "./strings.js";
import { sheets, texts } from "./style.js";

/** @typedef {import("./conversation.js").TurnView} TurnView */
/** @typedef {{turn: TurnView, id: string, text: string}} Unsent */

/**
 * `<second-line-chat>`: the conversation as one panel that fills the element's box, or as a button that opens it.
 *
 * Attributes, methods and events are documented for host pages in docs/embedding.md.
 */
export class SecondLineChat extends HTMLElement {
  static observedAttributes = ["endpoint", "token", "token-url", "mode"];

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = sheets();
    const say = (/** @type {string} */ text) => void this.send(text);
    this.conversation = new Conversation({ say, context: (id, question) => this.context(id, question) });
    this.composer = new Composer(say);
    this.offline = h("p", { class: "offline", role: "status" });
    this.launcher = button(
      strings.launcher,
      () => this.open(),
      { class: "launcher", "aria-expanded": "false" },
      icon("chat"),
      strings.launcher,
    );
    const header = h(
      "div",
      { class: "head" },
      h("h2", {}, strings.name, " ", h("span", {}, strings.tagline)),
      button(strings.newPatient, () => say(strings.newPatientMessage), { class: "plain new" }),
      button(
        strings.closePanel,
        () => this.close(),
        { class: "plain shut" },
        icon("close"),
        hidden(strings.closePanel),
      ),
    );
    this.panel = h("div", { class: "panel" }, header, this.conversation.element, this.offline, this.composer.form);
    this.frame = h("div", { class: "frame", lang: strings.lang, dir: strings.direction }, this.launcher, this.panel);
    root.append(this.frame);
    root.addEventListener("keydown", (event) => this.escape(/** @type {KeyboardEvent} */ (event)));
    this.connection = () => this.showConnection();
    /** @type {Unsent | null} what could not be sent for want of a connection */
    this.unsent = null;
  }

  connectedCallback() {
    window.addEventListener("online", this.connection);
    window.addEventListener("offline", this.connection);
    this.showConnection();
    this.showMode();
    if (!this.client) this.begin();
  }

  disconnectedCallback() {
    window.removeEventListener("online", this.connection);
    window.removeEventListener("offline", this.connection);
  }

  /**
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} after
   */
  attributeChangedCallback(name, before, after) {
    if (!this.client || before === after) return;
    if (name === "mode") return this.showMode();
    // A host page renews its token under a running conversation; another server is another conversation.
    const session = this.client.session;
    if (name === "token" && before && after && session instanceof GivenSession) session.value = after;
    else this.begin();
  }

  /** Shows the panel and puts the cursor into it. */
  open() {
    this.removeAttribute("closed");
    this.launcher.setAttribute("aria-expanded", "true");
    this.composer.field.focus();
  }

  /** Leaves only the button that opens it again. */
  close() {
    this.setAttribute("closed", "");
    this.launcher.setAttribute("aria-expanded", "false");
    if (this.shadowRoot?.activeElement || document.activeElement === this) this.launcher.focus();
  }

  /**
   * Sends a message. Nothing happens while another one waits for its answer.
   * @param {string} text
   * @returns {Promise<void>} settled when the answer or an error is shown
   */
  async send(text) {
    const message = clean(text).trim();
    if (!message || this.composer.busy) return;
    this.setBusy(true);
    await this.restored;
    const turn = this.conversation.add(message);
    await this.ask({ turn, id: messageId(), text: message });
  }

  /** @param {Unsent} unsent with the id it was sent with before @param {string} [said] */
  async retry(unsent, said) {
    if (this.composer.busy) return;
    this.setBusy(true);
    await this.ask(unsent, said);
  }

  /** @param {Unsent} unsent @param {string} [said] in place of an answer, until there is one */
  async ask(unsent, said) {
    const { turn, id, text } = unsent;
    const client = this.client;
    if (!client) return;
    this.unsent = null;
    turn.wait(said);
    this.keepFocus();
    try {
      const reply = await client.send(id, text);
      if (client !== this.client) return;
      turn.answer(id, reply);
      if (reply.answer && reply.answer.kind !== "failure") this.composer.showCase(reply.answer.case);
      this.tell("answer", { id, text, answer: reply.answer });
    } catch (error) {
      if (client !== this.client) return;
      this.fail(unsent, error);
    } finally {
      if (client === this.client) this.setBusy(false);
    }
    this.conversation.reveal(turn.element);
  }

  /** Starts with the conversation that the session already has. */
  begin() {
    const endpoint = (this.getAttribute("endpoint") ?? origin).replace(/\/+$/, "");
    const client = new Client(endpoint, this.session(endpoint), () => this.startAnew());
    this.client = client;
    this.unsent = null;
    this.conversation.empty();
    this.composer.showCase([]);
    this.setBusy(false);
    this.restored = this.restore(client);
  }

  /** An expired session was replaced: nothing is known of the case from here on. */
  startAnew() {
    this.conversation.remark(strings.sessionRenewed);
    this.composer.showCase([]);
  }

  /** @param {string} endpoint @returns {import("./sessions.js").Session} */
  session(endpoint) {
    const [token, address] = [this.getAttribute("token"), this.getAttribute("token-url")];
    if (token) return new GivenSession(token);
    return address ? new HostSession(address) : new DemoSession(endpoint);
  }

  /** @param {Client} client */
  async restore(client) {
    try {
      const turns = await client.history();
      if (client !== this.client) return;
      for (const { id, message, ...reply } of turns) {
        const turn = this.conversation.add(message);
        if (reply.answer || reply.text) turn.answer(id ?? "", reply);
        else
          turn.fail(strings.failedServer, strings.retry, () =>
            this.again({ turn, id: id ?? messageId(), text: message }),
          );
      }
      this.composer.showCase(turns.findLast(({ answer }) => answer && answer.kind !== "failure")?.answer?.case);
    } catch {
      if (client === this.client) this.conversation.remark(strings.failedHistory);
    }
  }

  /** @param {string} id of the message @param {string} question @returns {import("./answer.js").Context} */
  context(id, question) {
    const client = this.client;
    return {
      say: (text) => void this.send(text),
      endpoint: client?.endpoint || window.location.origin,
      onOpen: ({ n, id: source, label }) => this.tell("citation-opened", { message: id, n, source, label }),
      print: (answer) => printAnswer(answer, question, texts),
      judge: async (verdict, reason) => {
        await client?.judge(id, verdict, reason);
        this.tell("feedback", { message: id, verdict, reason });
      },
    };
  }

  /** @param {Unsent} unsent @param {unknown} error */
  fail(unsent, error) {
    const { turn, id, text } = unsent;
    const known = error instanceof ChatError ? error : new ChatError(strings.failedServer, true);
    if (known.repeatable) turn.fail(known.message, strings.retry, () => this.again(unsent));
    else turn.fail(known.message, strings.edit, () => this.composer.restore(text));
    if (known.repeatable && known.status === undefined) this.unsent = unsent;
    this.tell("error", { id, message: known.message, status: known.status ?? null }, false);
  }

  /** @param {Unsent} unsent */
  again(unsent) {
    void this.retry(unsent);
  }

  /** @param {string} name @param {Record<string, unknown>} detail @param {boolean} [bubbles] an `error` does not: it would look like the page's own */
  tell(name, detail, bubbles = true) {
    this.dispatchEvent(new CustomEvent(name, { bubbles, composed: true, detail }));
  }

  /** @param {boolean} busy */
  setBusy(busy) {
    this.composer.setBusy(busy);
    this.panel.classList.toggle("is-busy", busy);
  }

  /** A launcher's panel is a dialog beside the page, a full panel a region of it. */
  showMode() {
    const floating = this.getAttribute("mode") === "launcher";
    this.frame.setAttribute("role", "region");
    this.frame.setAttribute("aria-label", strings.name);
    if (floating) this.panel.setAttribute("role", "dialog");
    else this.panel.removeAttribute("role");
    if (floating) this.panel.setAttribute("aria-label", strings.name);
    else this.panel.removeAttribute("aria-label");
    this.launcher.setAttribute("aria-expanded", String(!this.hasAttribute("closed")));
  }

  /** Whatever was clicked, one can go on writing; on a touch screen that would raise the keyboard over the answer. */
  keepFocus() {
    if (!this.shadowRoot?.activeElement) return;
    const touch = typeof matchMedia === "function" && matchMedia("(pointer: coarse)").matches;
    if (touch) this.conversation.element.focus({ preventScroll: true });
    else this.composer.field.focus({ preventScroll: true });
  }

  /** @param {KeyboardEvent} event an open source takes it first; then it closes a launcher's panel, or leads back to the field */
  escape(event) {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    if (this.getAttribute("mode") === "launcher") this.close();
    else this.composer.field.focus();
  }

  /** What waited for a connection is sent as soon as there is one, under its old id. */
  showConnection() {
    this.offline.textContent = navigator.onLine ? "" : strings.offline;
    if (navigator.onLine && this.unsent) void this.retry(this.unsent, strings.backOnline);
  }
}

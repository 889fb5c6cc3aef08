import { ChatError, Client, messageId } from "./client.js";
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { button, clean, h } from "./dom.js";
import { strings } from "./strings.js";
import { styles } from "./style.js";

/** @typedef {import("./conversation.js").TurnView} TurnView */

/**
 * `<second-line-chat>`: the conversation as one panel that fills the element's box.
 *
 * Attributes: `endpoint`, base address of the server (default: the page's own); `token`, a session from the host page (default:
 * a demo session); `closed`, only the button to open it is shown.
 * Methods: `open()`, `close()`, `send(text)`.
 * Events: `answer` with detail `{id, text, answer}`; `error` with detail `{id, message}`.
 */
export class SecondLineChat extends HTMLElement {
  static observedAttributes = ["endpoint", "token"];

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = styles();
    const say = (/** @type {string} */ text) => void this.send(text);
    this.conversation = new Conversation(say);
    this.composer = new Composer(say);
    this.offline = h("p", { class: "offline", role: "status" });
    const header = h(
      "div",
      { class: "head" },
      h("h2", {}, strings.name, " ", h("span", {}, strings.tagline)),
      button(strings.newPatient, () => say(strings.newPatientMessage), { class: "plain new" }),
    );
    this.panel = h("div", { class: "panel" }, header, this.conversation.element, this.offline, this.composer.form);
    root.append(
      button(strings.open, () => this.open(), { class: "launcher" }),
      this.panel,
    );
    root.addEventListener("keydown", (event) => this.escape(/** @type {KeyboardEvent} */ (event)));
    this.connection = () => this.showConnection();
  }

  connectedCallback() {
    window.addEventListener("online", this.connection);
    window.addEventListener("offline", this.connection);
    this.showConnection();
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
    // A host page renews its token under a running conversation; another server is another conversation.
    if (name === "token" && before && after) this.client.fixed = after;
    else this.begin();
  }

  /** Shows the panel and puts the cursor into it. */
  open() {
    this.removeAttribute("closed");
    this.composer.field.focus();
  }

  /** Leaves only the button that opens it again. */
  close() {
    this.setAttribute("closed", "");
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
    await this.ask(turn, messageId(), message);
  }

  /**
   * @param {TurnView} turn
   * @param {string} id the one it was sent with before
   * @param {string} text
   */
  async retry(turn, id, text) {
    if (this.composer.busy) return;
    this.setBusy(true);
    await this.ask(turn, id, text);
  }

  /**
   * @param {TurnView} turn
   * @param {string} id
   * @param {string} text
   */
  async ask(turn, id, text) {
    const client = this.client;
    if (!client) return;
    turn.wait();
    this.keepFocus();
    try {
      const reply = await client.send(id, text);
      if (client !== this.client) return;
      turn.answer(reply);
      if (reply.answer && reply.answer.kind !== "failure") this.composer.showCase(reply.answer.case);
      this.dispatchEvent(
        new CustomEvent("answer", { bubbles: true, composed: true, detail: { id, text, answer: reply.answer } }),
      );
    } catch (error) {
      if (client !== this.client) return;
      this.fail(turn, id, text, error);
    } finally {
      if (client === this.client) this.setBusy(false);
    }
    this.conversation.reveal(turn.element);
  }

  /** Starts with the conversation that the session already has. */
  begin() {
    const endpoint = (this.getAttribute("endpoint") ?? "").replace(/\/+$/, "");
    const client = new Client(endpoint, this.getAttribute("token"), () =>
      this.conversation.remark(strings.sessionRenewed),
    );
    this.client = client;
    this.conversation.empty();
    this.composer.showCase([]);
    this.setBusy(false);
    this.restored = this.restore(client);
  }

  /** @param {Client} client */
  async restore(client) {
    try {
      const turns = await client.history();
      if (client !== this.client) return;
      for (const { id, message, answer, text } of turns) {
        const turn = this.conversation.add(message);
        if (answer || text) turn.answer({ answer, text });
        else turn.fail(strings.failedServer, strings.retry, () => void this.retry(turn, id ?? messageId(), message));
      }
      this.composer.showCase(turns.findLast(({ answer }) => answer && answer.kind !== "failure")?.answer?.case);
    } catch {
      if (client === this.client) this.conversation.remark(strings.failedHistory);
    }
  }

  /**
   * @param {TurnView} turn
   * @param {string} id
   * @param {string} text
   * @param {unknown} error
   */
  fail(turn, id, text, error) {
    const known = error instanceof ChatError ? error : new ChatError(strings.failedServer, true);
    if (known.repeatable) turn.fail(known.message, strings.retry, () => void this.retry(turn, id, text));
    else turn.fail(known.message, strings.edit, () => this.composer.restore(text));
    this.dispatchEvent(new CustomEvent("error", { composed: true, detail: { id, message: known.message } }));
  }

  /** @param {boolean} busy */
  setBusy(busy) {
    this.composer.setBusy(busy);
    this.panel.classList.toggle("is-busy", busy);
  }

  /** Whatever was clicked, one can go on writing; on a touch screen that would raise the keyboard over the answer. */
  keepFocus() {
    if (!this.shadowRoot?.activeElement) return;
    const touch = typeof matchMedia === "function" && matchMedia("(pointer: coarse)").matches;
    if (touch) this.conversation.element.focus({ preventScroll: true });
    else this.composer.field.focus({ preventScroll: true });
  }

  /** @param {KeyboardEvent} event an open source takes it first; from anywhere else it leads back to the field */
  escape(event) {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    this.composer.field.focus();
  }

  showConnection() {
    this.offline.textContent = navigator.onLine ? "" : strings.offline;
  }
}

if (!customElements.get("second-line-chat")) customElements.define("second-line-chat", SecondLineChat);

import { clean, list } from "./dom.js";
import { bearer, ChatError, request } from "./http.js";
import { DemoSession } from "./sessions.js";
import { strings } from "./strings.js";

/** @typedef {import("./contract.js").Reply} Reply */
/** @typedef {import("./contract.js").Turn} Turn */
/** @typedef {import("./sessions.js").Session} Session */

const MESSAGES = "/webhooks/web/messages";
const CONVERSATION = "/webhooks/web/conversation";
const FEEDBACK = "/webhooks/web/feedback";

/**
 * The web channel of the server. A message carries an id of the client's making: sent again with the same id it gets the same
 * answer, so a retry never asks twice.
 */
export class Client {
  /**
   * @param {string} endpoint base address, without a slash at its end
   * @param {Session} session
   * @param {() => void} [onRenewed] called when an expired session was replaced by one that starts empty
   */
  constructor(endpoint, session, onRenewed = () => {}) {
    this.endpoint = endpoint;
    this.session = session;
    this.onRenewed = onRenewed;
  }

  /**
   * @param {string} id
   * @param {string} text
   * @returns {Promise<Reply>}
   * @throws {ChatError}
   */
  async send(id, text) {
    const reply = replyOf(await this.authorised(MESSAGES, { id, text }));
    if (!reply.answer && !reply.text) throw new ChatError(strings.failedServer, true);
    return reply;
  }

  /**
   * @param {string} id of the message that was answered
   * @param {"up" | "down"} verdict
   * @param {string} reason
   * @throws {ChatError}
   */
  async judge(id, verdict, reason) {
    await this.authorised(FEEDBACK, { id, verdict, reason });
  }

  /** @returns {Promise<Turn[]>} the conversation so far; none when there is no session yet @throws {ChatError} */
  async history() {
    if (!this.session.known()) return [];
    try {
      const body = await this.authorised(CONVERSATION);
      return list(/** @type {Record<string, unknown>[]} */ (body.turns)).map((turn) => ({
        ...replyOf(turn),
        id: typeof turn.id === "string" ? turn.id : null,
        message: clean(turn.message),
      }));
    } catch (error) {
      if (!(this.session instanceof DemoSession) || !(error instanceof ChatError) || error.status !== 401) throw error;
      this.session.forget();
      return [];
    }
  }

  /**
   * @param {string} path
   * @param {Record<string, unknown>} [message] a POST when there is one; asked once more when the session had expired
   * @returns {Promise<Record<string, unknown>>}
   */
  async authorised(path, message) {
    const call = async () => {
      const headers = bearer(await this.session.token());
      const options = message ? { method: "POST", headers, body: JSON.stringify(message) } : { headers };
      return request(this.endpoint + path, options);
    };
    try {
      return await call();
    } catch (error) {
      const expired = error instanceof ChatError && error.status === 401;
      if (!expired || (!message && !this.session.keepsConversation) || !(await this.session.renew())) throw error;
    }
    if (!this.session.keepsConversation) this.onRenewed();
    return call();
  }
}

/** @param {Record<string, unknown>} body @returns {Reply} */
function replyOf(body) {
  return {
    answer: /** @type {Reply["answer"]} */ (body.answer ?? null),
    text: clean(body.text),
    basis: /** @type {Reply["basis"]} */ (body.basis),
    drawings: /** @type {Reply["drawings"]} */ (body.drawings),
    verdict: /** @type {Reply["verdict"]} */ (body.verdict),
  };
}

/** @returns {string} a random UUID, also on a page without https, where crypto.randomUUID is missing */
export function messageId() {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

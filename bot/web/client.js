import { clean, list } from "./dom.js";
import { strings } from "./strings.js";

/** @typedef {import("./contract.js").Reply} Reply */
/** @typedef {import("./contract.js").Turn} Turn */

const TIMEOUT = 30_000;
const SESSION = "/webhooks/web/session";
const MESSAGES = "/webhooks/web/messages";
const CONVERSATION = "/webhooks/web/conversation";

/** What went wrong, in a sentence to be shown. */
export class ChatError extends Error {
  /**
   * @param {string} message
   * @param {boolean} repeatable whether the same message may succeed when sent again
   * @param {number} [status] of the HTTP answer, when there was one
   */
  constructor(message, repeatable, status) {
    super(message);
    this.name = "ChatError";
    this.repeatable = repeatable;
    this.status = status;
  }
}

/**
 * The web channel of the server. A message carries an id of the client's making: sent again with the same id it gets the same
 * answer, so a retry never asks twice.
 */
export class Client {
  /**
   * @param {string} endpoint base address, without a slash at its end
   * @param {string | null} token the host page's session; without one a demo session is asked for and kept for this tab
   * @param {() => void} [onRenewed] called when an expired demo session was replaced by a new one
   */
  constructor(endpoint, token, onRenewed = () => {}) {
    this.endpoint = endpoint;
    this.fixed = token;
    this.onRenewed = onRenewed;
    this.key = `secondline:${endpoint}`;
  }

  /**
   * @param {string} id
   * @param {string} text
   * @returns {Promise<Reply>}
   * @throws {ChatError}
   */
  async send(id, text) {
    if (this.fixed) return this.post(id, text, this.fixed);
    const kept = this.kept();
    if (!kept) return this.post(id, text, await this.session());
    try {
      const token = Date.now() < kept.prolongAt ? kept.token : await this.session(kept.token);
      return await this.post(id, text, token);
    } catch (error) {
      if (!(error instanceof ChatError) || error.status !== 401) throw error;
    }
    const renewed = await this.session();
    this.onRenewed();
    return this.post(id, text, renewed);
  }

  /** @returns {Promise<Turn[]>} the conversation so far; none when there is no session yet @throws {ChatError} */
  async history() {
    const token = this.fixed ?? this.kept()?.token;
    if (!token) return [];
    try {
      const body = await request(this.endpoint + CONVERSATION, { headers: bearer(token) });
      return list(/** @type {Turn[]} */ (body.turns));
    } catch (error) {
      if (!(error instanceof ChatError) || error.status !== 401 || this.fixed) throw error;
      store.remove(this.key);
      return [];
    }
  }

  /** @returns {{token: string, prolongAt: number} | null} the demo session of this tab, and when to prolong it */
  kept() {
    const kept = parsed(store.read(this.key) ?? "");
    return typeof kept.token === "string" ? { token: kept.token, prolongAt: Number(kept.prolongAt) } : null;
  }

  /** @param {string} [current] a session to be prolonged @returns {Promise<string>} */
  async session(current) {
    const body = await request(this.endpoint + SESSION, { method: "POST", headers: current ? bearer(current) : {} });
    const token = clean(body.token);
    if (!token) throw new ChatError(strings.failedServer, true);
    // Half its life is left for whoever pauses and comes back.
    const prolongAt = Date.now() + (Number(body.expires_in) || 0) * 500;
    store.write(this.key, JSON.stringify({ token, prolongAt }));
    return token;
  }

  /**
   * @param {string} id
   * @param {string} text
   * @param {string} token
   * @returns {Promise<Reply>}
   */
  async post(id, text, token) {
    const body = await request(this.endpoint + MESSAGES, {
      method: "POST",
      headers: bearer(token),
      body: JSON.stringify({ id, text }),
    });
    const reply = { answer: /** @type {Reply["answer"]} */ (body.answer ?? null), text: clean(body.text) };
    if (!reply.answer && !reply.text) throw new ChatError(strings.failedServer, true);
    return reply;
  }
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

/** The tab's memory; where the browser forbids it, a session lasts as long as the page. */
const store = {
  /** @type {Map<string, string>} */
  page: new Map(),
  /** @param {string} key @returns {string | null} */
  read(key) {
    try {
      return sessionStorage.getItem(key);
    } catch {
      return this.page.get(key) ?? null;
    }
  },
  /** @param {string} key @param {string} value */
  write(key, value) {
    try {
      sessionStorage.setItem(key, value);
    } catch {
      this.page.set(key, value);
    }
  },
  /** @param {string} key */
  remove(key) {
    try {
      sessionStorage.removeItem(key);
    } catch {
      this.page.delete(key);
    }
  },
};

/**
 * @param {string} address
 * @param {RequestInit & {headers?: Record<string, string>}} options
 * @returns {Promise<Record<string, unknown>>}
 * @throws {ChatError}
 */
async function request(address, options) {
  const headers = {
    Accept: "application/json",
    ...(options.method === "POST" ? { "Content-Type": "application/json" } : {}),
    ...options.headers,
  };
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), TIMEOUT);
  try {
    const response = await fetch(address, {
      ...options,
      body: options.method === "POST" ? (options.body ?? "{}") : undefined,
      headers,
      credentials: "omit",
      referrerPolicy: "no-referrer",
      signal: stop.signal,
    });
    const body = parsed(await response.text());
    if (!response.ok) throw refusal(response.status, clean(body.error));
    return body;
  } catch (error) {
    if (error instanceof ChatError) throw error;
    throw new ChatError(stop.signal.aborted ? strings.failedTimeout : strings.failedOffline, true);
  } finally {
    clearTimeout(timer);
  }
}

/** @param {string} token @returns {Record<string, string>} */
function bearer(token) {
  return { Authorization: `Bearer ${token}` };
}

/** @param {string} text @returns {Record<string, unknown>} empty when it is not a JSON object */
function parsed(text) {
  try {
    const body = JSON.parse(text);
    return body !== null && typeof body === "object" ? body : {};
  } catch {
    return {};
  }
}

/** @param {number} status @param {string} sentence @returns {ChatError} */
function refusal(status, sentence) {
  // Waiting or a new session may help; any other 4xx means that this very message will be refused again.
  const repeatable = status >= 500 || [401, 408, 409, 425, 429].includes(status);
  return new ChatError(sentence || (status === 401 ? strings.failedSession : strings.failedServer), repeatable, status);
}

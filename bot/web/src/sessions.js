import { clean } from "./dom.js";
import { bearer, ChatError, parsed, request } from "./http.js";
import { strings } from "./strings.js";

const SESSION = "/webhooks/web/session";

/**
 * @typedef {object} Session where the token of the conversation comes from; what fails throws a `ChatError`
 * @property {() => Promise<string>} token the one to use now
 * @property {() => Promise<boolean>} renew after it was refused; false when there is no way to get another
 * @property {() => boolean} known whether there may be a conversation already
 * @property {boolean} keepsConversation whether a renewed session is still the same conversation
 */

/**
 * A token the host page has put into the `token` attribute, and replaces itself.
 * @implements {Session}
 */
export class GivenSession {
  keepsConversation = true;

  /** @param {string} value */
  constructor(value) {
    this.value = value;
  }

  async token() {
    return this.value;
  }

  async renew() {
    return false;
  }

  known() {
    return true;
  }
}

/**
 * Tokens from the host page's own back end, by its cookies; asked for again before and after they expire. They stand in
 * memory only, and all of them name the same user.
 * @implements {Session}
 */
export class HostSession {
  keepsConversation = true;

  /** @param {string} address of the host page, that answers a POST with `{token, expires_in}` */
  constructor(address) {
    this.address = address;
    this.value = "";
    this.prolongAt = 0;
  }

  async token() {
    if (!this.value || Date.now() >= this.prolongAt) await this.renew();
    return this.value;
  }

  async renew() {
    const { token, prolongAt } = issued(await request(this.address, { method: "POST", credentials: "same-origin" }));
    this.value = token;
    this.prolongAt = prolongAt;
    return true;
  }

  known() {
    return true;
  }
}

/**
 * An anonymous session of the server's demo mode, kept for this tab.
 * @implements {Session}
 */
export class DemoSession {
  keepsConversation = false;

  /** @param {string} endpoint */
  constructor(endpoint) {
    this.endpoint = endpoint;
    this.key = `secondline:${endpoint}`;
  }

  async token() {
    const kept = this.kept();
    if (kept && Date.now() < kept.prolongAt) return kept.token;
    return this.open(kept?.token);
  }

  async renew() {
    store.remove(this.key);
    await this.open();
    return true;
  }

  known() {
    return this.kept() !== null;
  }

  forget() {
    store.remove(this.key);
  }

  /** @returns {{token: string, prolongAt: number} | null} */
  kept() {
    const kept = parsed(store.read(this.key) ?? "");
    return typeof kept.token === "string" ? { token: kept.token, prolongAt: Number(kept.prolongAt) } : null;
  }

  /** @param {string} [current] a session to be prolonged @returns {Promise<string>} */
  async open(current) {
    const address = this.endpoint + SESSION;
    const session = issued(await request(address, { method: "POST", headers: current ? bearer(current) : {} }));
    store.write(this.key, JSON.stringify(session));
    return session.token;
  }
}

/** @param {Record<string, unknown>} body @returns {{token: string, prolongAt: number}} */
function issued(body) {
  const token = clean(body.token);
  if (!token) throw new ChatError(strings.failedServer, true);
  // Half its life is left for whoever pauses and comes back.
  return { token, prolongAt: Date.now() + (Number(body.expires_in) || 600) * 500 };
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

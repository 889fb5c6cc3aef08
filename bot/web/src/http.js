import { clean } from "./dom.js";
import { strings } from "./strings.js";

const TIMEOUT = 30_000;

/** What went wrong, in a sentence to be shown. */
export class ChatError extends Error {
  /**
   * @param {string} message
   * @param {boolean} repeatable whether the same message may succeed when sent again
   * @param {number} [status] of the HTTP answer; none when there was no answer at all
   */
  constructor(message, repeatable, status) {
    super(message);
    this.name = "ChatError";
    this.repeatable = repeatable;
    this.status = status;
  }
}

/**
 * @param {string} address
 * @param {RequestInit & {headers?: Record<string, string>}} options
 * @returns {Promise<Record<string, unknown>>} the JSON object of a good answer
 * @throws {ChatError}
 */
export async function request(address, options) {
  const headers = {
    Accept: "application/json",
    ...(options.method === "POST" ? { "Content-Type": "application/json" } : {}),
    ...options.headers,
  };
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), TIMEOUT);
  try {
    const response = await fetch(address, {
      credentials: "omit",
      ...options,
      body: options.method === "POST" ? (options.body ?? "{}") : undefined,
      headers,
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
export function bearer(token) {
  return { Authorization: `Bearer ${token}` };
}

/** @param {string} text @returns {Record<string, unknown>} empty when it is not a JSON object */
export function parsed(text) {
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

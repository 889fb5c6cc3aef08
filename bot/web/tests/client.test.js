import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Client, messageId } from "../src/client.js";
import { ChatError } from "../src/http.js";
import { DemoSession, GivenSession, HostSession } from "../src/sessions.js";

const ANSWER = { kind: "answer" };

/** @type {{address: string, method: string, token: string | null, credentials: string, body: any}[]} */
let calls;

/**
 * A server that gives these replies in turn.
 * @param {...({status?: number, body: unknown} | Error)} replies
 */
function server(...replies) {
  calls = [];
  vi.stubGlobal("fetch", async (/** @type {string} */ address, /** @type {any} */ options) => {
    calls.push({
      address,
      method: options.method ?? "GET",
      token: options.headers.Authorization ?? null,
      credentials: options.credentials,
      body: options.body === undefined ? undefined : JSON.parse(options.body),
    });
    const reply = replies.shift();
    if (!reply) throw new Error("one call too many");
    if (reply instanceof Error) throw reply;
    return new Response(typeof reply.body === "string" ? reply.body : JSON.stringify(reply.body), {
      status: reply.status ?? 200,
    });
  });
}

/** A demo session as an earlier page of this tab left it. */
function keep(token = "t", endpoint = "", prolongAt = Number.MAX_SAFE_INTEGER) {
  sessionStorage.setItem(`secondline:${endpoint}`, JSON.stringify({ token, prolongAt }));
}

/** @param {Promise<unknown>} promise @returns {Promise<ChatError>} */
async function failure(promise) {
  const error = await promise.then(
    () => null,
    (reason) => reason,
  );
  expect(error).toBeInstanceOf(ChatError);
  return error;
}

beforeEach(() => sessionStorage.clear());
afterEach(() => vi.unstubAllGlobals());

describe("a demo session", () => {
  it("is asked for before the first message and kept for the next", async () => {
    server({ body: { token: "t1", expires_in: 1800 } }, { body: { answer: ANSWER } }, { body: { answer: ANSWER } });
    const client = new Client("", new DemoSession(""));
    await client.send("a", "one");
    await client.send("b", "two");
    expect(calls.map(({ address, token }) => [address, token])).toEqual([
      ["/webhooks/web/session", null],
      ["/webhooks/web/messages", "Bearer t1"],
      ["/webhooks/web/messages", "Bearer t1"],
    ]);
    expect(calls[1].body).toEqual({ id: "a", text: "one" });
  });

  it("is prolonged in the second half of its life, so that the conversation goes on", async () => {
    keep("old", "", Date.now() - 1);
    server({ body: { token: "longer", expires_in: 1800 } }, { body: { answer: ANSWER } });
    const renewed = vi.fn();
    await new Client("", new DemoSession(""), renewed).send("a", "one");
    expect(calls.map(({ address, token }) => [address, token])).toEqual([
      ["/webhooks/web/session", "Bearer old"],
      ["/webhooks/web/messages", "Bearer longer"],
    ]);
    expect(renewed).not.toHaveBeenCalled();
  });

  it("is renewed when it has expired, and the message is sent again with its id", async () => {
    keep("old");
    server({ status: 401, body: { error: "expired" } }, { body: { token: "new" } }, { body: { answer: ANSWER } });
    const renewed = vi.fn();
    await new Client("", new DemoSession(""), renewed).send("a", "one");
    expect(calls.map(({ token }) => token)).toEqual(["Bearer old", null, "Bearer new"]);
    expect(calls[2].body.id).toBe("a");
    expect(renewed).toHaveBeenCalledOnce();
  });

  it("is not renewed when the host page gave it", async () => {
    server({ status: 401, body: { error: "The session has expired." } });
    const error = await failure(new Client("", new GivenSession("host")).send("a", "one"));
    expect([error.message, error.repeatable]).toEqual(["The session has expired.", true]);
    expect(calls).toHaveLength(1);
  });
});

describe("a session from the host page's back end", () => {
  const host = () => new Client("https://bot.example", new HostSession("/token"), renewed);
  const renewed = vi.fn();

  it("is asked for with the page's cookies, used, and kept in memory only", async () => {
    server({ body: { token: "h1", expires_in: 600 } }, { body: { answer: ANSWER } }, { body: { answer: ANSWER } });
    const client = host();
    await client.send("a", "one");
    await client.send("b", "two");
    expect(calls.map(({ address, method, token }) => [address, method, token])).toEqual([
      ["/token", "POST", null],
      ["https://bot.example/webhooks/web/messages", "POST", "Bearer h1"],
      ["https://bot.example/webhooks/web/messages", "POST", "Bearer h1"],
    ]);
    expect(calls.map(({ credentials }) => credentials)).toEqual(["same-origin", "omit", "omit"]);
    expect(sessionStorage).toHaveLength(0);
  });

  it("is renewed when it has expired, and the conversation stays", async () => {
    server(
      { body: { token: "h1", expires_in: 600 } },
      { status: 401, body: { error: "expired" } },
      { body: { token: "h2", expires_in: 600 } },
      { body: { answer: ANSWER } },
    );
    await host().send("a", "one");
    expect(calls.map(({ token }) => token)).toEqual([null, "Bearer h1", null, "Bearer h2"]);
    expect(calls[3].body.id).toBe("a");
    expect(renewed).not.toHaveBeenCalled();
  });

  it("is renewed before it expires", async () => {
    vi.useFakeTimers();
    server(
      { body: { token: "h1", expires_in: 600 } },
      { body: { answer: ANSWER } },
      { body: { token: "h2", expires_in: 600 } },
      { body: { answer: ANSWER } },
    );
    const client = host();
    await client.send("a", "one");
    vi.advanceTimersByTime(301_000);
    await client.send("b", "two");
    expect(calls[3].token).toBe("Bearer h2");
    vi.useRealTimers();
  });

  it("is asked for once more only, and its refusal is shown", async () => {
    server(
      { body: { token: "h1", expires_in: 600 } },
      { status: 401, body: {} },
      { status: 403, body: { error: "Please sign in." } },
    );
    expect((await failure(host().send("a", "one"))).message).toBe("Please sign in.");
  });
});

describe("a verdict", () => {
  it("names the message it is about", async () => {
    server({ body: {} });
    await new Client("", new GivenSession("t")).judge("a", "down", "no dose");
    expect(calls[0]).toMatchObject({
      address: "/webhooks/web/feedback",
      method: "POST",
      body: { id: "a", verdict: "down", reason: "no dose" },
    });
  });
});

describe("the history", () => {
  it("asks nothing without a session", async () => {
    server();
    expect(await new Client("", new DemoSession("")).history()).toEqual([]);
    expect(calls).toEqual([]);
  });

  it("comes from the named server with the kept session", async () => {
    keep("t", "https://bot.example");
    const turn = { id: "a", message: "one", answer: ANSWER, text: "" };
    server({ body: { turns: [turn] } });
    expect(await new Client("https://bot.example", new DemoSession("https://bot.example")).history()).toMatchObject([
      turn,
    ]);
    expect(calls[0]).toMatchObject({
      address: "https://bot.example/webhooks/web/conversation",
      method: "GET",
      token: "Bearer t",
    });
  });

  it("begins anew when the session has expired", async () => {
    keep("old");
    server({ status: 401, body: {} });
    expect(await new Client("", new DemoSession("")).history()).toEqual([]);
    expect(sessionStorage.getItem("secondline:")).toBeNull();
  });
});

describe("what goes wrong", () => {
  it.each([
    [400, false],
    [413, false],
    [422, false],
    [429, true],
    [500, true],
    [503, true],
  ])("status %i shows the server's sentence; sending again may help: %s", async (status, repeatable) => {
    server({ status, body: { error: "A sentence." } });
    const error = await failure(new Client("", new GivenSession("t")).send("a", "one"));
    expect([error.message, error.repeatable, error.status]).toEqual(["A sentence.", repeatable, status]);
  });

  it.each([
    ["no connection", new TypeError("Failed to fetch"), "no connection"],
    ["a proxy's page", { status: 502, body: "<html>Bad gateway</html>" }, "could not answer"],
    ["a reply that says nothing", { body: {} }, "could not answer"],
    ["a reply that is no object", { body: "null" }, "could not answer"],
  ])("%s becomes a sentence, with another try", async (_, reply, words) => {
    server(reply);
    const error = await failure(new Client("", new GivenSession("t")).send("a", "one"));
    expect(error.message).toContain(words);
    expect(error.repeatable).toBe(true);
  });

  it("is a sentence too when the server stays silent", async () => {
    vi.useFakeTimers();
    vi.stubGlobal(
      "fetch",
      (/** @type {string} */ _, /** @type {RequestInit} */ { signal }) =>
        new Promise((_, reject) =>
          signal?.addEventListener("abort", () => reject(new DOMException("stopped", "AbortError"))),
        ),
    );
    const failed = failure(new Client("", new GivenSession("t")).send("a", "one"));
    await vi.advanceTimersByTimeAsync(30_000);
    expect((await failed).message).toBe("No answer within 30 seconds.");
    vi.useRealTimers();
  });
});

describe("a message id", () => {
  const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

  it("is a random UUID, with and without the browser's help", () => {
    expect(messageId()).toMatch(UUID);
    vi.stubGlobal("crypto", { getRandomValues: (/** @type {Uint8Array} */ bytes) => bytes.fill(255) });
    expect(messageId()).toBe("ffffffff-ffff-4fff-bfff-ffffffffffff");
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import "../src/widget.js";
import { buttonNamed, fullAnswer, one } from "./fixtures.js";
/** @typedef {import("../src/widget.js").SecondLineChat} SecondLineChat */

/** @type {{id: string, text: string}[]} */
let posts;
/** @type {(post: {id: string, text: string}) => {status?: number, body: unknown} | Promise<{body: unknown}>} */
let reply;
/** @type {unknown[]} */
let turns;

/** @returns {{chat: SecondLineChat, root: ShadowRoot, field: HTMLTextAreaElement}} a widget in the page */
function widget(attributes = "") {
  const holder = document.createElement("div");
  document.body.replaceChildren(holder);
  const chat = /** @type {SecondLineChat} */ (document.createElement("second-line-chat"));
  if (attributes) chat.setAttribute(attributes, "");
  holder.append(chat);
  const root = /** @type {ShadowRoot} */ (chat.shadowRoot);
  return { chat, root, field: /** @type {HTMLTextAreaElement} */ (one(root, "textarea")) };
}

/** @param {HTMLTextAreaElement} field @param {string} text @param {KeyboardEventInit} [keys] */
function type(field, text, keys = {}) {
  field.value = text;
  field.dispatchEvent(new Event("input"));
  field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true, ...keys }));
}

beforeEach(() => {
  sessionStorage.clear();
  sessionStorage.setItem("secondline:", JSON.stringify({ token: "t", prolongAt: Number.MAX_SAFE_INTEGER }));
  posts = [];
  turns = [];
  reply = () => ({ body: { answer: fullAnswer(), text: "plain" } });
  vi.stubGlobal("fetch", async (/** @type {string} */ address, /** @type {RequestInit} */ options) => {
    if (address.endsWith("/conversation")) return new Response(JSON.stringify({ turns }));
    const post = JSON.parse(String(options.body));
    posts.push(post);
    const { status = 200, body } = /** @type {{status?: number, body: unknown}} */ (await reply(post));
    return new Response(JSON.stringify(body), { status });
  });
});

afterEach(() => vi.unstubAllGlobals());

describe("the first view", () => {
  it("says what this is for, gives three examples, and sends one when it is clicked", async () => {
    const { root } = widget();
    expect(one(root, ".intended-use").textContent).toMatch(/clinicians.*does not replace.*identifiers/);
    const examples = root.querySelectorAll(".example");
    expect(examples).toHaveLength(3);
    /** @type {HTMLElement} */ (examples[0]).click();
    await vi.waitFor(() => one(root, ".answer"));
    expect(posts[0].text).toBe(examples[0].textContent);
    expect(root.querySelector(".intro")).toBeNull();
  });
});

describe("writing", () => {
  it("sends with Enter, empties the field, and keeps the cursor in it", async () => {
    const { root, field } = widget();
    field.focus();
    type(field, "  options?  ");
    await vi.waitFor(() => one(root, ".answer"));
    expect(posts).toMatchObject([{ text: "options?" }]);
    expect(field.value).toBe("");
    expect(root.activeElement).toBe(field);
  });

  it.each([
    ["with Shift and Enter", "a", { shiftKey: true }],
    ["while an input method composes", "a", { isComposing: true }],
    ["nothing but blanks", "  ", {}],
  ])("does not send %s", (_, text, keys) => {
    const { field } = widget();
    type(field, text, keys);
    expect(field.value).toBe(text);
  });

  it("counts near the limit, and refuses one character more in words", () => {
    const { root, field } = widget();
    type(field, "a".repeat(1599), { shiftKey: true });
    expect(one(root, ".counter").textContent).toBe("");
    type(field, "\u{1f600}".repeat(2000), { shiftKey: true });
    expect(one(root, ".counter").textContent).toBe("2,000 of 2,000 characters");
    expect(one(root, ".complaint").textContent).toBe("");
    type(field, "a".repeat(2001));
    expect(one(root, ".complaint").textContent).toBe("Too long by 1 character. Please shorten the message.");
    expect(field.getAttribute("aria-invalid")).toBe("true");
    expect(field.value).toHaveLength(2001);
  });

  it("keeps a second message in the field while the first waits", async () => {
    /** @type {(value: {body: unknown}) => void} */
    let answer = () => {};
    reply = () => new Promise((resolve) => (answer = resolve));
    const { chat, root, field } = widget();
    type(field, "one");
    type(field, "two");
    await chat.send("as a button would");
    await vi.waitFor(() => expect(posts).toHaveLength(1));
    expect(field.value).toBe("two");
    expect(one(root, ".send").getAttribute("aria-disabled")).toBe("true");
    answer({ body: { answer: fullAnswer() } });
    await vi.waitFor(() => expect(one(root, ".send").getAttribute("aria-disabled")).toBe("false"));
    expect(posts).toHaveLength(1);
  });
});

describe("waiting", () => {
  it("is only shown after a moment", async () => {
    vi.useFakeTimers();
    reply = () => new Promise(() => {});
    const { root, field } = widget();
    type(field, "one");
    await vi.advanceTimersByTimeAsync(299);
    expect(root.querySelector(".thinking")).toBeNull();
    await vi.advanceTimersByTimeAsync(1);
    expect(one(root, ".thinking").textContent).toBe("Looking through the records");
    vi.useRealTimers();
  });
});

describe("the case", () => {
  it("stands above the field, and each item sends the words that remove it", async () => {
    const { root, field } = widget();
    type(field, "one");
    await vi.waitFor(() => one(root, ".chip"));
    expect([...root.querySelectorAll(".chip > span")].map((chip) => chip.textContent)).toEqual([
      "28 years",
      "female",
      "azathioprine intolerance: pancreatitis",
    ]);
    reply = () => ({ body: { answer: { kind: "answer", case: [] } } });
    buttonNamed(root, "Remove: female").click();
    await vi.waitFor(() => expect(one(root, ".case").hidden).toBe(true));
    expect(posts[1].text).toBe("forget the sex");
  });

  it("stays as it was when the server fails to answer", async () => {
    const { root, field } = widget();
    type(field, "one");
    await vi.waitFor(() => one(root, ".chip"));
    reply = () => ({ body: { answer: { kind: "failure", notices: [{ text: "Something failed." }] } } });
    type(field, "two");
    await vi.waitFor(() => expect(root.querySelectorAll(".answer")).toHaveLength(2));
    expect(root.querySelectorAll(".chip")).toHaveLength(3);
  });
});

describe("when it fails", () => {
  it("says the server's sentence, tells the page, and tries again with the same id", async () => {
    reply = () => ({ status: 503, body: { error: "Busy. Please try again." } });
    const { chat, root, field } = widget();
    const heard = vi.fn();
    chat.addEventListener("error", (event) => heard(/** @type {any} */ (event).detail));
    type(field, "one");
    await vi.waitFor(() => expect(one(root, ".failure p").textContent).toBe("Busy. Please try again."));
    expect(heard).toHaveBeenCalledWith({ id: posts[0].id, message: "Busy. Please try again.", status: 503 });
    reply = () => ({ body: { answer: fullAnswer() } });
    buttonNamed(root, "Try again").click();
    await vi.waitFor(() => one(root, ".answer"));
    expect(posts[1]).toEqual(posts[0]);
    expect(root.querySelector(".failure")).toBeNull();
    expect(root.querySelectorAll(".said")).toHaveLength(1);
  });

  it("gives a refused message back to be edited", async () => {
    reply = () => ({ status: 422, body: { error: "Not this." } });
    const { root, field } = widget();
    type(field, "one");
    await vi.waitFor(() => one(root, ".failure"));
    buttonNamed(root, "Edit the message").click();
    expect(field.value).toBe("one");
    expect(root.activeElement).toBe(field);
  });

  it("shows what the server says without a typed answer", async () => {
    reply = () => ({ body: { answer: null, text: "Only these words." } });
    const { root, field } = widget();
    type(field, "one");
    await vi.waitFor(() => expect(one(root, ".answer").textContent).toBe("Only these words."));
  });

  it("shows the plain text of an answer that cannot be laid out", async () => {
    reply = () => ({ body: { answer: { kind: "answer", parts: [null] }, text: "The words." } });
    const { root, field } = widget();
    type(field, "one");
    await vi.waitFor(() => expect(one(root, ".plain-text").textContent).toBe("The words."));
  });

  it("says that there is no connection, and takes it back", () => {
    const online = vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
    const { root } = widget();
    expect(one(root, ".offline").textContent).toContain("You are offline");
    online.mockReturnValue(true);
    window.dispatchEvent(new Event("online"));
    expect(one(root, ".offline").textContent).toBe("");
  });
});

describe("after a reload", () => {
  it("shows the conversation and the case again", async () => {
    turns = [{ id: "a", message: "options?", answer: fullAnswer(), text: "plain" }];
    const { root } = widget();
    await vi.waitFor(() => one(root, ".answer"));
    expect(one(root, ".said").textContent).toBe("You: options?");
    expect(root.querySelectorAll(".chip")).toHaveLength(3);
    expect(posts).toEqual([]);
  });

  it("asks again, with its id, for an answer that never came", async () => {
    turns = [{ id: "a", message: "options?", answer: null, text: "" }];
    const { root } = widget();
    await vi.waitFor(() => one(root, ".failure"));
    buttonNamed(root, "Try again").click();
    await vi.waitFor(() => one(root, ".answer"));
    expect(posts).toEqual([{ id: "a", text: "options?" }]);
  });
});

describe("for the host page", () => {
  it("sends, and tells of the answer through shadow borders", async () => {
    const { chat } = widget();
    const heard = vi.fn();
    document.body.addEventListener("answer", (event) => heard(/** @type {CustomEvent} */ (event).detail), {
      once: true,
    });
    await chat.send("one");
    expect(heard).toHaveBeenCalledWith({ id: posts[0].id, text: "one", answer: fullAnswer() });
  });

  it("opens and closes", () => {
    const { chat, root, field } = widget("closed");
    buttonNamed(root, "Ask SecondLine").click();
    expect(chat.hasAttribute("closed")).toBe(false);
    expect(root.activeElement).toBe(field);
    chat.close();
    expect(chat.hasAttribute("closed")).toBe(true);
  });

  it("may renew its token without losing the conversation", async () => {
    const { chat, root } = widget();
    chat.setAttribute("token", "first");
    await chat.send("one");
    chat.setAttribute("token", "second");
    expect(root.querySelectorAll(".answer")).toHaveLength(1);
    expect(await chat.client?.session.token()).toBe("second");
  });

  it("leads back to the field with Escape", async () => {
    const { root, field } = widget();
    const example = one(root, ".example");
    example.focus();
    example.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    expect(root.activeElement).toBe(field);
  });
});

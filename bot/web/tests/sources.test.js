import { beforeEach, describe, expect, it } from "vitest";
import { answerView } from "../src/answer.js";
import { citationText } from "../src/sources.js";
import { answerWith, fullAnswer, one } from "./fixtures.js";

/** @param {import("../src/contract.js").Answer} answer */
function show(answer) {
  const view = answerView(answer, { say: () => {} });
  document.body.replaceChildren(view);
  return view;
}

/** @param {Element} target */
const escape = (target) => target.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));

const source = {
  n: 1,
  id: "s",
  label: "Roe 2020",
  title: "A study",
  read: "abstract",
  journal: "J Test",
  where: "p3",
  identifier: "doi:10.1/x",
  link: "https://doi.org/10.1/x",
};
const cited = (/** @type {Partial<import("../src/contract.js").Citation>} */ changes = {}) =>
  answerWith({ notices: [{ text: "Said.", cites: [1] }], sources: [{ ...source, ...changes }] });

beforeEach(() => document.body.replaceChildren());

describe("a citation", () => {
  it("puts one stop after a title, also after one that ends with a question mark", () => {
    const view = show(cited({ title: "Is it enough?" }));
    one(view, "button.cite").click();
    expect(one(view, ".source-title").textContent).toBe("Is it enough? J Test");
    expect(citationText({ ...source, title: "Is it enough?" })).toContain("Is it enough? J Test. p3");
  });

  it("opens its source in place, with all that is known of it, and takes the focus there", () => {
    const view = show(cited());
    const origin = one(view, "button.cite");
    origin.click();
    const card = one(view, ".notice + .source, .notice .source");
    expect(document.activeElement).toBe(card);
    expect(origin.getAttribute("aria-expanded")).toBe("true");
    expect(origin.getAttribute("aria-controls")).toBe(card.id);
    for (const part of ["Roe 2020", "A study", "J Test", "p3", "abstract", "doi:10.1/x"])
      expect(card.textContent).toContain(part);
  });

  it("closes with Escape and gives the focus back", () => {
    const view = show(cited());
    const origin = one(view, "button.cite");
    origin.click();
    escape(one(view, ".source"));
    expect(view.querySelector(".source")).toBeNull();
    expect(document.activeElement).toBe(origin);
    expect(origin.getAttribute("aria-expanded")).toBe("false");
  });

  it("closes with its button, and with a second click", () => {
    const view = show(cited());
    const origin = one(view, "button.cite");
    origin.click();
    one(view, ".source-close").click();
    expect(view.querySelector(".source")).toBeNull();
    origin.click();
    origin.click();
    expect(view.querySelector(".source")).toBeNull();
  });

  it("opens under its row in a table, and one source at a time", () => {
    const view = show(fullAnswer());
    const row = one(view, "table.options tbody tr");
    const [first, second] = row.querySelectorAll("button.cite");
    /** @type {HTMLElement} */ (first).click();
    /** @type {HTMLElement} */ (second).click();
    expect(row.nextElementSibling?.className).toBe("source-row");
    expect(view.querySelectorAll(".source")).toHaveLength(1);
    expect(first.getAttribute("aria-expanded")).toBe("false");
  });

  it("is only a number when its source was not sent", () => {
    const view = show(answerWith({ notices: [{ text: "Said.", cites: [7] }], sources: [source] }));
    expect(view.querySelector("button.cite")).toBeNull();
    expect(one(view, ".cite").textContent).toBe("[7]");
  });

  it("links without telling the other site where the reader came from", () => {
    const view = show(cited());
    const anchor = one(view, "a");
    expect(anchor.getAttribute("href")).toBe("https://doi.org/10.1/x");
    expect(anchor.getAttribute("rel")).toBe("noopener noreferrer");
  });

  it.each([
    "javascript:alert(1)",
    "http://doi.org/x",
    "data:text/html,x",
    "https://user:pass@host.example/",
    "//host.example",
    "",
    "JaVaScRiPt:alert(1)",
  ])("shows the identifier without a link for %j", (link) => {
    const view = show(cited({ link }));
    expect(view.querySelector("a")).toBeNull();
    expect(one(view, ".sources").textContent).toContain("doi:10.1/x");
  });
});

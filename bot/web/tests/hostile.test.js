import { describe, expect, it } from "vitest";
import { answerView } from "../src/answer.js";
import { h } from "../src/dom.js";
import { plainText } from "../src/plaintext.js";
import { fullAnswer, one } from "./fixtures.js";

/**
 * @param {unknown} value
 * @param {(text: string) => unknown} change
 * @returns {any} the same shape with every text changed
 */
function everyText(value, change) {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((each) => everyText(each, change));
  if (value && typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, everyText(each, change)]));
  return value;
}

const ATTACKS = [
  "<script>globalThis.struck = true</script>",
  '<img src=x onerror="globalThis.struck = true">',
  '"><svg onload=globalThis.struck=true>',
  "</textarea><iframe srcdoc='<script>parent.struck=true</script>'>",
  "javascript:globalThis.struck=true",
  "{{constructor.constructor('globalThis.struck=true')()}}",
];

describe("hostile content", () => {
  it.each(ATTACKS)("stays text in every field: %s", (attack) => {
    const view = answerView(
      everyText(fullAnswer(), () => attack),
      { say: () => {} },
    );
    document.body.replaceChildren(view);
    expect(view.querySelectorAll("script, img, iframe, object, embed, a, style")).toHaveLength(0);
    const attributes = [...view.querySelectorAll("*")].flatMap((element) => [...element.attributes]);
    expect(
      attributes.filter(({ name }) => name.startsWith("on") || ["style", "src", "srcdoc", "href"].includes(name)),
    ).toEqual([]);
    expect(view.textContent).toContain(attack);
    expect("struck" in globalThis).toBe(false);
  });

  it("cannot turn the direction of a line around, nor hide characters in it", () => {
    const view = answerView(
      everyText(fullAnswer(), (text) => `\u202e\u2066${text}\u0000\u200f\ufeff`),
      { say: () => {} },
    );
    // eslint-disable-next-line no-control-regex
    expect(view.textContent).not.toMatch(/[\u0000\u200f\u202e\u2066\ufeff]/);
    expect(view.textContent).toContain("Mycophenolate is the second-line drug of choice");
  });

  it("may be 100 kB long", () => {
    const long = "x".repeat(100_000);
    const view = answerView({ kind: "answer", notices: [{ text: long, cites: [1] }] }, { say: () => {} });
    expect(view.textContent?.replace("Show all", "")).toContain(long);
    expect(one(view, ".rest").hidden).toBe(true);
  });

  it.each([null, 7, {}, true])("of another type than text (%j) is left out", (wrong) => {
    const answer = everyText(fullAnswer(), () => wrong);
    expect(() => answerView(answer, { say: () => {} })).not.toThrow();
    expect(() => plainText(answer)).not.toThrow();
    expect(answerView(answer, { say: () => {} }).textContent).not.toContain("[object Object]");
  });

  it("cannot come in through the element factory", () => {
    expect(() => h("p", { onclick: "x" })).toThrow(TypeError);
    expect(() => h("p", { style: "color:red" })).toThrow(TypeError);
  });
});

import { describe, expect, it, vi } from "vitest";
import { answerView } from "../src/answer.js";
import { plainText } from "../src/plaintext.js";
import { answerWith, buttonNamed, fullAnswer } from "./fixtures.js";

describe("the answer as plain text", () => {
  it("keeps warnings, figures with their words, citations and sources", () => {
    const text = plainText(fullAnswer());
    const lines = text.split("\n");
    expect(lines[0]).toMatch(/^WARNING: Mercaptopurine is not an option .* \[1\]$/);
    expect(text).toContain(
      "- Mycophenolate mofetil (MMF): preferred if pregnancy test negative and contraception in place",
    );
    expect(text).toContain(
      "Response: thiopurine intolerance: 82 % (95 % CI 77–87) (response as each study defined it; 5 studies",
    );
    expect(text).toContain("uncontrolled; certainty very low (GRADE)) [3]");
    expect(text).toContain("(SecondLine note, not from a source)");
    expect(text).toContain("[3] Santiago 2019. Systematic review");
    expect(text).toContain("Knowledge base fixture-not-for-production, last review 2026-11-24");
  });

  it("has no gaps for what is not there", () => {
    expect(plainText(answerWith({ parts: [{ title: "Dose", bottom_line: [{ text: "None." }] }] }))).toBe("DOSE\nNone.");
  });
});

describe("copying", () => {
  const view = (/** @type {import("../src/contract.js").Answer} */ answer) => answerView(answer, { say: () => {} });

  it("puts the answer, or the letter, on the clipboard and says so", async () => {
    const writeText = vi.fn(async () => {});
    vi.stubGlobal("navigator", { clipboard: { writeText } });
    const row = view(fullAnswer());
    const button = buttonNamed(row, "Copy as letter");
    button.click();
    await vi.waitFor(() => expect(button.nextElementSibling?.textContent).toBe("Copied"));
    expect(writeText).toHaveBeenCalledWith(fullAnswer().letter);
    vi.unstubAllGlobals();
  });

  it("hands the text over, selected, where the clipboard is closed", async () => {
    vi.stubGlobal("navigator", {});
    const row = view(fullAnswer());
    document.body.replaceChildren(row);
    buttonNamed(row, "Copy answer").click();
    await vi.waitFor(() => expect(document.activeElement).toBeInstanceOf(HTMLTextAreaElement));
    const field = /** @type {HTMLTextAreaElement} */ (document.activeElement);
    expect(field.value).toBe(plainText(fullAnswer()));
    expect(field.selectionEnd).toBe(field.value.length);
    vi.unstubAllGlobals();
  });

  it("offers no letter where there is none", () => {
    const answer = answerWith({ parts: [{ title: "Dose" }] });
    expect(view(answer).textContent).toContain("Copy answer");
    expect(view(answer).textContent).not.toContain("Copy as letter");
  });
});

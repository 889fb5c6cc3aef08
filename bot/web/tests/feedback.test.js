import { describe, expect, it, vi } from "vitest";
import { feedbackView } from "../src/feedback.js";
import { one } from "./fixtures.js";

/** @param {HTMLElement} view @param {string} name @returns {HTMLElement} */
const thumb = (view, name) => {
  const found = [...view.querySelectorAll("button.thumb")].find((each) => each.textContent === name);
  return /** @type {HTMLElement} */ (found);
};

describe("a verdict", () => {
  it("is stored at once, and a reason may follow", async () => {
    const judge = vi.fn(async () => {});
    const view = feedbackView(undefined, judge);
    thumb(view, "Not useful").click();
    await vi.waitFor(() => one(view, "form"));
    expect(thumb(view, "Not useful").getAttribute("aria-pressed")).toBe("true");
    const field = /** @type {HTMLInputElement} */ (one(view, "input"));
    expect(field.labels?.[0]?.textContent ?? one(view, "label").textContent).toContain("missing or wrong");
    field.value = " no dose ";
    one(view, "form").dispatchEvent(new Event("submit", { cancelable: true }));
    await vi.waitFor(() =>
      expect(judge.mock.calls).toEqual([
        ["down", ""],
        ["down", "no dose"],
      ]),
    );
    await vi.waitFor(() => expect(view.querySelector("form")).toBeNull());
    expect(one(view, "[role=status]").textContent).toBe("Thank you, noted.");
  });

  it("can be changed, and an earlier one is shown", async () => {
    const judge = vi.fn(async () => {});
    const view = feedbackView("up", judge);
    expect(thumb(view, "Useful").getAttribute("aria-pressed")).toBe("true");
    thumb(view, "Not useful").click();
    expect(thumb(view, "Useful").getAttribute("aria-pressed")).toBe("false");
    await vi.waitFor(() => expect(judge).toHaveBeenCalledWith("down", ""));
  });

  it("says so when it could not be stored", async () => {
    const view = feedbackView(undefined, () => Promise.reject(new Error("no")));
    thumb(view, "Useful").click();
    await vi.waitFor(() => expect(one(view, "[role=status]").textContent).toContain("could not be noted"));
  });
});

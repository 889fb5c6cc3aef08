import { describe, expect, it, vi } from "vitest";
import { answerView } from "../src/answer.js";
import { answerWith, buttonNamed, fullAnswer, one } from "./fixtures.js";

const silent = { say: () => {} };

/** @param {Element} element @returns {string[]} the classes of an answer's blocks, from top to bottom */
const order = (element) => [...element.children].map((child) => child.className);

describe("the order of an answer", () => {
  it("goes from notices and warnings over the parts to question, follow-ups, copying, sources and footing", () => {
    const view = answerView(fullAnswer(), silent);
    expect(order(view)).toEqual([
      "warning",
      "notice",
      "notice",
      "part",
      "question",
      "follow-ups",
      "tools",
      "sources",
      "footing",
    ]);
  });

  it("shows the bottom line before any section", () => {
    const part = one(answerView(fullAnswer(), silent), ".part");
    expect(order(part).slice(0, 3)).toEqual(["", "bottom-line", "section"]);
  });

  it("leaves out what the answer does not have", () => {
    expect(order(answerView(answerWith({ kind: "converse", notices: [{ text: "Hello." }] }), silent))).toEqual([
      "notice",
    ]);
  });

  it("frames what is to be done now in an emergency, and only then", () => {
    const parts = [{ title: "", bottom_line: [{ text: "Call the transplant centre." }] }];
    const frame = one(answerView(answerWith({ kind: "emergency", parts }), silent), ".part > .warning");
    expect(frame.textContent).toBe("UrgentCall the transplant centre.");
    expect(answerView(answerWith({ parts }), silent).querySelector(".warning")).toBeNull();
  });

  it("says outright when something is not in the knowledge base", () => {
    const view = answerView(answerWith({ parts: [{ title: "Dose", missing: true }] }), silent);
    expect(one(view, ".missing").textContent).toBe("Not in the knowledge base");
  });

  it("names what is past its review date", () => {
    const footing = { version: "v", reviewed_on: "d", notice: "n", overdue: ["EASL", "BSG"] };
    expect(one(answerView(answerWith({ footing }), silent), ".overdue").textContent).toBe(
      "Past review date: EASL; BSG",
    );
  });
});

describe("the options", () => {
  it("keeps figures for the other reason in a column of their own, headed by that reason", () => {
    const table = one(answerView(fullAnswer(), silent), "table.options");
    const heads = [...table.querySelectorAll("thead th")].map((head) => head.firstChild?.textContent);
    expect(heads).toEqual(["Drug and standing", "Response: thiopurine intolerance", "Response: insufficient response"]);
    const cells = [...one(table, "tbody tr").querySelectorAll("td.figures")].map(
      (cell) => one(/** @type {HTMLElement} */ (cell), "b").textContent,
    );
    expect(cells).toEqual(["82\u00a0%", "32\u00a0%"]);
  });

  it("names the reason in each cell when a column holds several", () => {
    const answer = fullAnswer();
    const other = answer.parts?.[0].sections?.[0].options?.[1].other_figures?.[0];
    if (other) other.reason = "non_response";
    const view = answerView(answer, silent);
    expect([...view.querySelectorAll("thead th")].map((head) => head.firstChild?.textContent)).toContain(
      "Response: other reasons",
    );
    expect([...view.querySelectorAll("table.options .figure-reason")].map((each) => each.textContent)).toEqual([
      "insufficient response",
      "non-response",
      "insufficient response",
    ]);
  });

  it("keeps a condition in the same frame as the word of the standing", () => {
    const frame = one(answerView(fullAnswer(), silent), "table.options .standing");
    expect(frame.textContent).toBe("preferred if pregnancy test negative and contraception in place");
    expect([...frame.classList]).toEqual(["standing", "is-preferred", "is-conditional"]);
    expect(frame.querySelector("svg")).not.toBeNull();
  });

  it("says the word of the standing even when the label does not", () => {
    const row = { drug: "x", name: "X", standing: /** @type {const} */ ("avoid"), label: "cirrhosis" };
    const view = answerView(
      answerWith({ parts: [{ title: "", sections: [{ id: "options", title: "Options", options: [row] }] }] }),
      silent,
    );
    expect(one(view, ".standing").textContent).toBe("avoid: cirrhosis");
  });

  it("keeps the reasons for a click, except what speaks against a drug", () => {
    const rows = [...answerView(fullAnswer(), silent).querySelectorAll("table.options tbody th")];
    const [preferred, against] = ["is-preferred", "is-avoid"].map((name) =>
      rows.find((row) => row.querySelector(`.${name}`)),
    );
    expect(preferred?.querySelector(".against")).toBeNull();
    expect(preferred?.querySelector("summary")?.textContent).toBe("Why (3)");
    expect(preferred?.querySelectorAll("details p")).toHaveLength(3);
    expect(against?.querySelector(".against")?.closest("details")).toBeNull();
  });

  it("sets the figure apart from its brackets", () => {
    const figure = fullAnswer().parts?.[0].sections?.[0].options?.[0].figures?.[0];
    const row = {
      drug: "x",
      name: "X",
      standing: /** @type {const} */ ("avoid"),
      label: "avoid",
      figures: [{ ...figure, text: "12 of 28 (43 %) (95 % CI 26–61), p 0.03" }],
    };
    const view = answerView(
      answerWith({ parts: [{ title: "", sections: [{ id: "o", title: "O", options: [/** @type {any} */ (row)] }] }] }),
      silent,
    );
    const value = one(view, ".figure-value");
    expect(one(value, "b").textContent).toBe("12 of 28");
    expect([...value.querySelectorAll(":scope > span")].map((span) => span.textContent)).toEqual([
      "(43\u00a0%)",
      "(95\u00a0% CI 26–61), p 0.03",
      "[3]",
    ]);
  });

  it("says design, lack of control and indirectness in words", () => {
    const figures = [...answerView(fullAnswer(), silent).querySelectorAll("table.options .figure")].map(
      (each) => each.textContent,
    );
    expect(figures[0]).toContain("meta-analysis of observational studies; uncontrolled");
    expect(figures[0]).toContain("certainty: very low (GRADE)");
    expect(figures.at(-1)).toContain("uncontrolled; indirect");
  });

  it("gives each drug a card with the same words for narrow places", () => {
    const view = answerView(fullAnswer(), silent);
    const rows = [...view.querySelectorAll("table.options tbody .drug")].map((head) => head.textContent);
    expect([...view.querySelectorAll(".card .drug")].map((name) => name.textContent)).toEqual(rows);
    expect(one(view, ".card .standing").textContent).toBe(one(view, "table .standing").textContent);
  });
});

describe("figures as pictures", () => {
  /** @param {Partial<import("../src/contract.js").FigureCell>} drawn */
  const picture = (drawn) => {
    const figure = {
      text: "x",
      endpoint: "e",
      design: "d",
      uncontrolled: false,
      reason: "r",
      fit: /** @type {const} */ ("direct"),
      ...drawn,
    };
    const row = { drug: "x", name: "X", standing: /** @type {const} */ ("avoid"), label: "avoid", figures: [figure] };
    return answerView(
      answerWith({ parts: [{ title: "", sections: [{ id: "o", title: "O", options: [row] }] }] }),
      silent,
    ).querySelector(".interval");
  };

  it("draws value and interval on a scale of 0 to 100", () => {
    const drawn = picture({ value: 50, low: 25, high: 75 });
    expect(drawn?.querySelector("circle")?.getAttribute("cx")).toBe("100");
    expect(drawn?.querySelector(".range")?.getAttribute("x1")).toBe("50");
    expect(drawn?.querySelector(".range")?.getAttribute("x2")).toBe("150");
  });

  it("draws a value without an interval as a dot alone", () => {
    const drawn = picture({ value: 0 });
    expect(drawn?.querySelector("circle")?.getAttribute("cx")).toBe("0");
    expect(drawn?.querySelector(".range")).toBeNull();
  });

  it("draws nothing from text, and stays on the scale whatever is sent", () => {
    expect(picture({})).toBeNull();
    expect(picture({ value: Number.NaN })).toBeNull();
    expect(picture({ value: /** @type {any} */ ("82") })).toBeNull();
    expect(picture({ value: 900 })?.querySelector("circle")?.getAttribute("cx")).toBe("200");
  });
});

describe("sections", () => {
  it("marks the heads of columns and rows", () => {
    const answer = answerWith({
      parts: [
        {
          title: "",
          sections: [
            {
              id: "g",
              title: "Guidelines",
              collapsed: true,
              table: { columns: ["A", "B"], rows: [[{ text: "a" }, { text: "b" }]] },
            },
          ],
        },
      ],
    });
    const details = one(answerView(answer, silent), "details.section");
    expect([...details.querySelectorAll("th")].map((head) => [head.textContent, head.getAttribute("scope")])).toEqual([
      ["A", "col"],
      ["B", "col"],
      ["a", "row"],
    ]);
    const region = one(details, ".scroll");
    expect(region.getAttribute("tabindex")).toBe("0");
    expect(region.getAttribute("aria-labelledby")).toBe(one(details, "h4").id);
  });

  it("puts what a row holds beyond the columns under the last of them", () => {
    const rows = [
      [{ text: "EASL 2025" }, { text: "one" }, { text: "two" }],
      [{ text: "BSG 2025" }, { text: "three" }],
    ];
    const section = { id: "g", title: "Guidelines", table: { columns: ["Guideline", "Position"], rows } };
    const table = one(answerView(answerWith({ parts: [{ title: "", sections: [section] }] }), silent), "table");
    const [first, second] = [...table.querySelectorAll("tbody tr")];
    expect([...first.children].map((cell) => cell.textContent)).toEqual(["EASL 2025", "onetwo"]);
    expect([...first.querySelectorAll("td p")].map((line) => line.textContent)).toEqual(["one", "two"]);
    expect(first.querySelector("td")?.getAttribute("data-column")).toBe("Position");
    expect([...second.children].map((cell) => cell.textContent)).toEqual(["BSG 2025", "three"]);
    expect(second.querySelector("td p")).toBe(null);
  });

  it("labels a line that does not come from a source", () => {
    expect(one(answerView(fullAnswer(), silent), ".section > ul .note").textContent).toBe(
      "SecondLine note, not from a source",
    );
  });
});

describe("what is shown at once", () => {
  it("is what the server does not put behind its title", () => {
    const sections = ["open", "behind"].map((id) => ({
      id,
      title: id,
      lines: [{ text: "word ".repeat(200) }],
      collapsed: id === "behind",
    }));
    const view = answerView(answerWith({ parts: [{ title: "", sections }] }), silent);
    expect([...view.querySelectorAll("details.section h4")].map((each) => each.textContent)).toEqual(["behind"]);
    expect([...view.querySelectorAll("div.section h4")].map((each) => each.textContent)).toEqual(["open"]);
  });

  it("is the beginning of a long list, and a click shows the rest", () => {
    const lines = Array.from({ length: 10 }, (_, index) => ({ text: `line ${index}` }));
    const view = answerView(answerWith({ parts: [{ title: "", sections: [{ id: "a", title: "a", lines }] }] }), silent);
    expect(view.querySelectorAll(".section li")).toHaveLength(6);
    buttonNamed(view, "Show 4 more").click();
    expect(view.querySelectorAll(".section li")).toHaveLength(10);
  });
});

describe("things to click", () => {
  it("send their message, not their label", () => {
    const say = vi.fn();
    const view = answerView(fullAnswer(), { say });
    buttonNamed(view, "Yes").click();
    buttonNamed(view, "Dose of MMF").click();
    expect(say.mock.calls).toEqual([["she could become pregnant"], ["MMF dose?"]]);
  });
});

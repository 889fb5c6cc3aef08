import { describe, expect, it } from "vitest";
import { csv, optionRows, tableRows } from "../src/csv.js";
import { Sources } from "../src/sources.js";
import { fullAnswer } from "./fixtures.js";

describe("a table as CSV", () => {
  it("quotes every cell, doubles quotes, and begins with the mark that spreadsheets need", () => {
    expect(
      csv([
        ["a", 'b "c", d'],
        ["ü\n≥", ""],
      ]),
    ).toBe('\ufeff"a","b ""c"", d"\r\n"ü\n≥",""\r\n');
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1"])("keeps %j from being run as a formula", (text) => {
    expect(csv([[text]])).toBe(`\ufeff"'${text}"\r\n`);
  });

  it("has no cell beyond the columns", () => {
    const rows = [[{ text: "EASL 2025" }, { text: "one" }, { text: "two" }]];
    expect(tableRows({ columns: ["Guideline", "Position"], rows }, new Sources([]))).toEqual([
      ["Guideline", "Position"],
      ["EASL 2025", "one; two"],
    ]);
  });

  it("holds each figure of the options with its words and sources", () => {
    const answer = fullAnswer();
    const options = answer.parts?.[0].sections?.find((section) => section.options)?.options ?? [];
    const [head, first] = optionRows(options, new Sources(answer.sources));
    expect(head).toEqual("Drug,Standing,Reason,Response,Endpoint,Number,Design,Certainty,Sources".split(","));
    expect(first).toEqual([
      "Mycophenolate mofetil (MMF)",
      "preferred if pregnancy test negative and contraception in place",
      "thiopurine intolerance",
      "82 % (95 % CI 77–87)",
      expect.stringContaining("response"),
      expect.any(String),
      "meta-analysis of observational studies, uncontrolled",
      "very low (GRADE)",
      expect.stringContaining("[3] Santiago 2019"),
    ]);
  });

  it("keeps the note of a cell that is not from a source", () => {
    const table = {
      columns: ["A", "B"],
      rows: [[{ text: "a" }, { text: "24–76 %", note: "our calculation", cites: [9] }]],
    };
    expect(tableRows(table, new Sources([]))).toEqual([
      ["A", "B"],
      ["a", "24–76 % our calculation [9]"],
    ]);
  });
});

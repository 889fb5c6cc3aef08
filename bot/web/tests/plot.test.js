import { describe, expect, it } from "vitest";
import { plotView } from "../src/plot.js";
import { Sources } from "../src/sources.js";
import { one } from "./fixtures.js";

/** @typedef {import("../src/contract.js").Tree} Tree */

/** @param {...Tree} children @returns {Tree} */
const picture = (...children) => [
  "svg",
  { width: "300", height: "100", viewBox: "0 0 300 100", onload: "x" },
  [["title", {}, ["Figures"]], ["desc", {}, ["A: 50 %"]], ...children],
];

/** @param {...Tree} children */
function drawn(...children) {
  const holder = document.createElement("div");
  const table = { columns: ["Drug", "Response"], rows: [[{ text: "A" }, { text: "50 %" }]] };
  holder.append(
    ...plotView({ wide: picture(...children), narrow: picture(...children), table }, "t", new Sources([]), "h"),
  );
  return holder;
}

describe("a plot", () => {
  it("is drawn in both widths, named, described, and given as a table", () => {
    const view = drawn(["text", { x: "1", y: "2", class: "plot-ink" }, ["A 50 %"]]);
    expect(view.querySelectorAll("svg[role=img]")).toHaveLength(2);
    const svg = view.querySelectorAll("svg")[0];
    expect(svg.getAttribute("role")).toBe("img");
    expect(view.querySelector(`#${svg.getAttribute("aria-labelledby")}`)?.textContent).toBe("Figures");
    expect(view.querySelector(`#${svg.getAttribute("aria-describedby")}`)?.textContent).toBe("A: 50 %");
    expect(svg.querySelector("text")?.textContent).toBe("A 50 %");
    expect(one(view, "details td").textContent).toBe("50\u00a0%");
  });

  it("draws nothing but shapes and words, with nothing but numbers and colours", () => {
    const view = drawn(
      ["script", {}, ["globalThis.struck = true"]],
      ["foreignObject", {}, [["img", { src: "x" }, []]]],
      ["a", { href: "javascript:1" }, [["text", {}, ["x"]]]],
      ["image", { href: "https://elsewhere.example/x" }, []],
      ["rect", { x: "1", onclick: "x", style: "fill:red", href: "x", fill: "url(https://elsewhere.example/x)" }, []],
    );
    expect([...view.querySelectorAll("svg[role=img] *")].map((each) => each.tagName)).toEqual([
      "title",
      "desc",
      "rect",
      "title",
      "desc",
      "rect",
    ]);
    expect([...one(view, ".plot-wide").querySelectorAll("rect")].flatMap((each) => each.getAttributeNames())).toEqual([
      "x",
    ]);
  });

  it.each([null, "svg", [], ["html", {}, []], ["svg", null, null], ["svg", { width: "x", height: "1" }, []]])(
    "that is none (%j) is left out",
    (wrong) => {
      const tree = /** @type {any} */ (wrong);
      const views = plotView({ wide: tree, narrow: tree, table: /** @type {any} */ (null) }, "t", new Sources([]), "h");
      expect(views.filter((each) => each.querySelector("svg[role]"))).toEqual([]);
    },
  );

  it("ends where a tree is deeper or larger than any plot", () => {
    /** @type {Tree} */
    let deep = ["text", {}, ["bottom"]];
    for (let level = 0; level < 5000; level += 1) deep = ["g", {}, [deep]];
    const wide = Array.from({ length: 5000 }, () => /** @type {Tree} */ (["rect", { x: "1" }, []]));
    expect(drawn(deep).textContent).not.toContain("bottom");
    expect(one(drawn(...wide), ".plot-wide").querySelectorAll("rect").length).toBeLessThanOrEqual(2000);
  });
});

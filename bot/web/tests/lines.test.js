import { describe, expect, it } from "vitest";
import { unbroken } from "../src/lines.js";

describe("a figure in a line", () => {
  it.each([
    ["59.1 % (95 % CI 48.7–68.8)", "59.1_% (95_% CI 48.7–68.8)"],
    ["reached by 34 %, p = 0.029; n = 12", "reached by 34_%, p_=_0.029; n_=_12"],
    ["P < 0.001 and p=0.4", "P_<_0.001 and p=0.4"],
    ["a step = 2 and 3 tablets", "a step = 2 and 3 tablets"],
  ])("stays on one line: %s", (text, pieces) => {
    expect(unbroken(text).replaceAll("\u00a0", "_")).toBe(pieces);
  });
});

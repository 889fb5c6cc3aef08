import { clean, list } from "./dom.js";
import { citationText } from "./sources.js";
import { strings } from "./strings.js";

/** @typedef {import("./contract.js").Answer} Answer */
/** @typedef {import("./contract.js").Line} Line */

/** @param {Answer} answer @returns {string} the answer with its sources, for pasting into a record */
export function plainText(answer) {
  const blocks = [
    list(answer.warnings).map((line) => `${strings.warning.toUpperCase()}: ${lineText(line)}`),
    ...list(answer.parts).flatMap((part) => [
      [clean(part.title).toUpperCase(), part.missing ? strings.missing : "", ...list(part.bottom_line).map(lineText)],
      ...list(part.sections).map(sectionText),
    ]),
    list(answer.sources).length ? [strings.sources.toUpperCase(), ...list(answer.sources).map(citationText)] : [],
    footingText(answer),
  ];
  return blocks
    .map((lines) => lines.filter(Boolean).join("\n"))
    .filter(Boolean)
    .join("\n\n");
}

/** @param {Line} line */
function lineText(line) {
  const note = clean(line.note);
  return [clean(line.text), note && `(${note})`, citesText(line.cites)].filter(Boolean).join(" ");
}

/** @param {number[] | undefined} cites */
function citesText(cites) {
  return list(cites)
    .map((n) => `[${n}]`)
    .join("");
}

/** @param {import("./contract.js").Section} section */
function sectionText(section) {
  return [
    clean(section.title),
    ...list(section.lines).map((line) => `- ${lineText(line)}`),
    ...list(section.options).flatMap(optionText),
    ...list(section.table?.rows).map((cells) => `- ${list(cells).map(lineText).join(": ")}`),
  ];
}

/** @param {import("./contract.js").OptionRow} row */
function optionText(row) {
  return [
    `- ${clean(row.name)}: ${clean(row.label)}`,
    ...list(row.why).map((line) => `  ${lineText(line)}`),
    ...[...list(row.figures), ...list(row.other_figures)].map((figure) => `  ${figureText(figure)}`),
  ];
}

/** @param {import("./contract.js").FigureCell} figure */
function figureText(figure) {
  const reason = strings.reasons[figure.reason] ?? clean(figure.reason);
  const facts = [
    clean(figure.endpoint),
    clean(figure.n),
    clean(figure.design),
    figure.uncontrolled ? strings.uncontrolled : "",
    strings.fits[figure.fit] ?? "",
    figure.certainty ? `${strings.certainty.toLowerCase()} ${clean(figure.certainty)}` : "",
  ];
  const words = facts.filter(Boolean).join("; ");
  return `${strings.responseFor(reason)}: ${clean(figure.text)} (${words}) ${citesText(figure.cites)}`.trimEnd();
}

/** @param {Answer} answer */
function footingText({ footing }) {
  if (!footing) return [];
  const overdue = list(footing.overdue).map(clean).join("; ");
  return [
    overdue && `${strings.overdue}: ${overdue}`,
    `${strings.version} ${clean(footing.version)}, ${strings.reviewed} ${clean(footing.reviewed_on)}`,
    clean(footing.notice),
  ];
}

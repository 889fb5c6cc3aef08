import { button, brief, clean, h, hidden, link, list, recordLink, uid } from "./dom.js";
import { copyButton } from "./copy.js";
import { icon } from "./icons.js";
import { strings } from "./strings.js";

/** @typedef {import("./contract.js").Citation} Citation */
/** @typedef {import("./contract.js").Basis} Basis */

/** What is said of each record behind a citation, in this order. */
const FACTS = /** @type {const} */ ([
  "studied",
  "n",
  "endpoint",
  "figure",
  "design",
  "strength",
  "consensus",
  "certainty",
]);
const RECORDS = 4;

/** The sources of one answer: makes the `[1]` buttons and opens a source beside the line that cites it. */
export class Sources {
  /**
   * @param {Citation[] | undefined} citations
   * @param {{basis?: Record<string, Basis>, endpoint?: string, onOpen?: (citation: Citation) => void}} [context]
   */
  constructor(citations, { basis = {}, endpoint = "", onOpen = () => {} } = {}) {
    /** @type {Map<number, Citation>} */
    this.byNumber = new Map(list(citations).map((citation) => [citation.n, citation]));
    this.basis = new Map(Object.entries(basis ?? {}));
    this.endpoint = endpoint;
    this.onOpen = onOpen;
    /** @type {{button: HTMLButtonElement, place: HTMLElement} | null} */
    this.opened = null;
  }

  /**
   * @param {number[] | undefined} cites
   * @param {string[]} [records] those the citing line rests on
   * @returns {HTMLElement | null} the buttons, in one unbroken run
   */
  buttons(cites, records) {
    const numbers = list(cites).filter((n) => Number.isInteger(n));
    if (!numbers.length) return null;
    return h("span", { class: "cites" }, ...numbers.map((n) => this.button(n, list(records))));
  }

  /** @param {number[] | undefined} cites @returns {string} "[1] Santiago 2019" for tables that leave the page */
  names(cites) {
    const named = list(cites).map((n) => `[${n}] ${clean(this.byNumber.get(n)?.label)}`.trim());
    return named.join("; ");
  }

  /** @param {number} n @param {string[]} records @returns {HTMLElement} a button, or the bare number when no such source was sent */
  button(n, records) {
    const citation = this.byNumber.get(n);
    if (!citation) return h("span", { class: "cite" }, `[${n}]`);
    const element = button(`[${n}]`, () => this.toggle(element, citation, records), {
      class: "cite",
      "aria-expanded": "false",
      "aria-label": strings.citation(n, brief(citation.label)),
    });
    return element;
  }

  /** @param {HTMLButtonElement} origin @param {Citation} citation @param {string[]} records */
  toggle(origin, citation, records) {
    const again = this.opened?.button === origin;
    this.close(again);
    if (again) return;
    const card = this.card(citation, records);
    const place = insert(card, origin);
    origin.setAttribute("aria-expanded", "true");
    origin.setAttribute("aria-controls", card.id);
    this.opened = { button: origin, place };
    card.focus();
    this.onOpen(citation);
  }

  /** @param {boolean} [returnFocus] */
  close(returnFocus = true) {
    if (!this.opened) return;
    const { button: origin, place } = this.opened;
    this.opened = null;
    place.remove();
    origin.setAttribute("aria-expanded", "false");
    origin.removeAttribute("aria-controls");
    if (returnFocus) origin.focus();
  }

  /** @param {Citation} citation @param {string[]} records @returns {HTMLElement} */
  card(citation, records) {
    const card = h(
      "div",
      {
        class: "source",
        id: uid(),
        role: "group",
        tabindex: -1,
        "aria-live": "off",
        "aria-label": strings.source(citation.n),
      },
      button(strings.close, () => this.close(), { class: "source-close" }, icon("close"), hidden(strings.close)),
      h("p", { class: "source-label" }, h("b", {}, `[${citation.n}] ${clean(citation.label)}`)),
      title(citation),
      ...this.records(citation, records),
      whereabouts(citation),
      copyButton(strings.copyCitation, () => citationText(citation), "copy"),
    );
    card.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.close();
    });
    return card;
  }

  /** @param {Citation} citation @param {string[]} wanted @returns {HTMLElement[]} what the citing line took from this source */
  records(citation, wanted) {
    const ofSource = [...this.basis].filter(([, basis]) => basis?.source === citation.id);
    const cited = ofSource.filter(([id]) => wanted.includes(id));
    return (cited.length ? cited : ofSource).slice(0, RECORDS).map(([id, basis]) => {
      const facts = FACTS.flatMap((name) => fact(strings[name], clean(basis[name])));
      const page = recordLink(this.endpoint, id, strings.evidencePage, strings.opensNewTab);
      return h("div", { class: "record" }, facts.length > 0 && h("dl", { class: "facts" }, ...facts), page);
    });
  }

  /** @returns {HTMLElement | null} all of them, on demand */
  all() {
    if (!this.byNumber.size) return null;
    return h(
      "details",
      { class: "sources" },
      h("summary", {}, strings.sourcesCount(this.byNumber.size)),
      h(
        "ol",
        {},
        ...[...this.byNumber.values()].map((citation) =>
          h(
            "li",
            { value: citation.n },
            h("p", { class: "source-label" }, h("b", {}, citation.label)),
            title(citation),
            whereabouts(citation),
          ),
        ),
      ),
    );
  }
}

/** @param {Citation} source @returns {string} one source as one line of plain text */
export function citationText(source) {
  const rest = [
    source.label,
    source.title,
    source.journal,
    source.where,
    source.read,
    source.identifier || source.link,
  ];
  const sentences = rest.map(clean).filter(Boolean);
  return `[${source.n}] ${sentences.reduce((before, next) => before + (before && stop(before)) + next, "")}`;
}

/** @param {string} before @returns {string} what parts it from the next sentence: some titles end with a question mark */
function stop(before) {
  return /[.?!]$/.test(before) ? " " : ". ";
}

/** @param {Citation} citation */
function title(citation) {
  return h(
    "p",
    { class: "source-title" },
    citation.title,
    citation.journal && stop(clean(citation.title)),
    citation.journal && h("cite", {}, citation.journal),
  );
}

/** @param {Citation} citation @returns {HTMLElement} place, how much was read, identifier */
function whereabouts(citation) {
  const identifier = clean(citation.identifier) || clean(citation.link);
  return h(
    "dl",
    { class: "facts" },
    ...fact(strings.where, citation.where),
    ...fact(strings.read, citation.read),
    ...(identifier ? fact(strings.identifier, link(citation.link, identifier, strings.opensNewTab)) : []),
  );
}

/** @param {string} name @param {Node | string | undefined} value @returns {HTMLElement[]} */
function fact(name, value) {
  return value ? [h("div", {}, h("dt", {}, name), h("dd", {}, value))] : [];
}

/**
 * Puts a source beside what cites it: under the row in a table, after a paragraph, else at the
 * end of the list item.
 * @param {HTMLElement} card
 * @param {HTMLElement} origin
 * @returns {HTMLElement} what was inserted
 */
function insert(card, origin) {
  const row = origin.closest("tr");
  if (row) {
    const place = h("tr", { class: "source-row" }, h("td", { colspan: row.cells.length }, card));
    row.after(place);
    return place;
  }
  const paragraph = origin.closest("p");
  if (paragraph) paragraph.after(card);
  else (origin.closest("li") ?? origin).append(card);
  return card;
}

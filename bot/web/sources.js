import { button, clean, h, hidden, link, list, uid } from "./dom.js";
import { icon } from "./icons.js";
import { strings } from "./strings.js";

/** @typedef {import("./contract.js").Citation} Citation */

/** The sources of one answer: makes the `[1]` buttons and opens a source beside the line that cites it. */
export class Sources {
  /** @param {Citation[] | undefined} citations */
  constructor(citations) {
    /** @type {Map<number, Citation>} */
    this.byNumber = new Map(list(citations).map((citation) => [citation.n, citation]));
    /** @type {{button: HTMLButtonElement, place: HTMLElement} | null} */
    this.opened = null;
  }

  /** @param {number[] | undefined} cites @returns {HTMLElement | null} the buttons, in one unbroken run */
  buttons(cites) {
    const numbers = list(cites).filter((n) => Number.isInteger(n));
    if (!numbers.length) return null;
    return h("span", { class: "cites" }, ...numbers.map((n) => this.button(n)));
  }

  /** @param {number} n @returns {HTMLElement} a button, or the bare number when no such source was sent */
  button(n) {
    const citation = this.byNumber.get(n);
    if (!citation) return h("span", { class: "cite" }, `[${n}]`);
    const element = button(`[${n}]`, () => this.toggle(element, citation), {
      class: "cite",
      "aria-expanded": "false",
      "aria-label": strings.citation(n, clean(citation.label)),
    });
    return element;
  }

  /** @param {HTMLButtonElement} origin @param {Citation} citation */
  toggle(origin, citation) {
    const again = this.opened?.button === origin;
    this.close(again);
    if (again) return;
    const card = this.card(citation);
    const place = insert(card, origin);
    origin.setAttribute("aria-expanded", "true");
    origin.setAttribute("aria-controls", card.id);
    this.opened = { button: origin, place };
    card.focus();
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

  /** @param {Citation} citation @returns {HTMLElement} */
  card(citation) {
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
      ...description(citation),
    );
    card.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.close();
    });
    return card;
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
            ...description(citation),
          ),
        ),
      ),
    );
  }
}

/** @param {Citation} citation @returns {HTMLElement[]} title, journal, place, how much was read, identifier */
function description(citation) {
  const identifier = clean(citation.identifier) || clean(citation.link);
  return [
    h(
      "p",
      { class: "source-title" },
      citation.title,
      citation.journal && ". ",
      citation.journal && h("cite", {}, citation.journal),
    ),
    h(
      "dl",
      { class: "facts" },
      ...fact(strings.where, citation.where),
      ...fact(strings.read, citation.read),
      ...(identifier ? fact(strings.identifier, link(citation.link, identifier, strings.opensNewTab)) : []),
    ),
  ];
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

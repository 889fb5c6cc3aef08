/** One answer: notices, warnings, parts with their sections, options, sources and footing. */
export const answerStyle = `
.answer > * + * { margin-top: 1rem; }
.answer p, .answer li { text-wrap: pretty; }
.answer p, .answer ul { max-width: 46rem; }
.notice { display: flex; gap: 0.45rem; align-items: baseline; color: var(--quiet); font-size: 0.8125rem; }
.notice .icon { align-self: flex-start; margin-top: 0.2em; }
.answer .notice + .notice { margin-top: 0.25rem; }

.warning { padding: 0.6rem 1rem 0.7rem; border: 1px solid var(--bad); border-inline-start-width: 5px; border-radius: 8px; background: var(--bad-tint); }
.warning h3 { display: flex; align-items: center; gap: 0.45rem; color: var(--bad); font-weight: 700; }
.warning p { margin-top: 0.2rem; max-width: none; }

.part > h3 { color: var(--quiet); font-size: 0.875rem; font-weight: 600; }
.part + .part { padding-top: 1.25rem; border-top: 1px solid var(--rule); }
.answer .bottom-line { margin-top: 0.2rem; max-width: 50rem; font: 500 1.1875rem/1.4 var(--serif); letter-spacing: -0.006em; }
.answer .bottom-line + .bottom-line { margin-top: 0.4rem; font: 400 0.9375rem/1.5 var(--sans); letter-spacing: 0; }
.missing { display: inline-flex; align-items: center; gap: 0.4rem; margin-top: 0.4rem; padding: 0.15rem 0.6rem; border-radius: 6px; background: var(--none-tint); color: var(--none); font-weight: 600; font-size: 0.875rem; }

.section { margin-top: 1.15rem; }
.section > h4, .section summary h4 { font-weight: 650; font-size: 1rem; letter-spacing: -0.005em; }
.section summary h4 { display: inline; }
.section > h4 + *, .section > summary + * { margin-top: 0.5rem; }
details.section + details.section { margin-top: 0.5rem; }
.section > ul:not(.cards) { display: grid; gap: 0.45rem; }
.section > ul:not(.cards) > li { position: relative; padding-inline-start: 1.1rem; }
.section > ul:not(.cards) > li::before { content: ""; position: absolute; inset-inline-start: 0.1rem; top: 0.62em; width: 0.35rem; height: 0.35rem; border-radius: 50%; background: var(--accent); }
summary { width: fit-content; cursor: pointer; border-radius: 4px; }
summary::marker { color: var(--accent); }
.note { display: inline-block; padding: 0 0.45rem; border: 1px dashed var(--edge); border-radius: 4px; color: var(--quiet); font-size: 0.75rem; line-height: 1.5; }

.cites { margin-inline-start: -0.1em; }
.cites, .tail { white-space: nowrap; }
.cite { display: inline-block; padding: 0.05em 0.2em; border-radius: 4px; color: var(--accent); font: 550 0.8125rem/1.5 var(--sans); letter-spacing: 0; }
button.cite { position: relative; padding-block: 0; line-height: 1.3; }
/* Room for a finger without moving the line. */
button.cite::after { content: ""; position: absolute; inset: -0.35rem -0.15rem; }
button.cite:hover, button.cite[aria-expanded="true"] { background: var(--accent); color: var(--accent-ink); }
.source {
  position: relative; max-width: 40rem; margin-block: 0.6rem; padding: 0.75rem 2.75rem 0.85rem 1rem; border: 1px solid var(--accent); border-radius: 8px;
  background: var(--surface); font: 400 0.875rem/1.55 var(--sans); text-align: start;
}
.source-close { position: absolute; inset-block-start: 0.5rem; inset-inline-end: 0.5rem; display: grid; place-items: center; width: 1.9rem; height: 1.9rem; border-radius: 6px; color: var(--quiet); }
.source-close:hover { background: var(--tint); color: var(--accent); }
.source cite { font-style: italic; }
.facts { display: flex; flex-wrap: wrap; gap: 0 1.25rem; margin-top: 0.3rem; color: var(--quiet); font-size: 0.8125rem; }
.facts div { display: flex; gap: 0.35rem; min-width: 0; }
.facts dt { flex: none; }
.facts dd { color: var(--ink); min-width: 0; overflow-wrap: anywhere; }
.record { margin-top: 0.4rem; padding-top: 0.4rem; border-top: 1px solid var(--rule); }
.record .facts { display: grid; gap: 0.1rem; margin-top: 0; }
.record dt { flex: none; width: 5.5rem; }
.record > a { display: inline-block; margin-top: 0.3rem; font-size: 0.8125rem; }
.source > .copy { margin: 0.3rem 0 -0.4rem -0.6rem; }
.answer a { color: var(--accent); text-underline-offset: 0.15em; }

.scroll { position: relative; overflow-x: auto; border: 1px solid var(--rule); border-radius: 8px; background: var(--surface); }
table { width: 100%; border-collapse: collapse; font-size: 0.875rem; line-height: 1.5; overflow-wrap: break-word; }
th, td { padding: 0.6rem 0.85rem; text-align: start; vertical-align: top; font-weight: 400; }
thead th { padding-block: 0.45rem; border-bottom: 1px solid var(--rule); color: var(--quiet); font-size: 0.8125rem; vertical-align: bottom; }
tbody tr + tr > * { border-top: 1px solid var(--rule); }
tbody th { width: 26%; font-weight: 600; }
tbody .source-row > td { padding-top: 0; border-top: 0; }

@container panel (max-width: 34rem) {
  th, td { padding: 0.55rem 0.65rem; }
  tbody th { width: 32%; }
  .answer .bottom-line { font-size: 1.0625rem; }
  .stacked, .stacked :is(tbody, tr, th, td) { display: block; width: auto; }
  .stacked thead { position: absolute; clip-path: inset(50%); }
  .stacked tbody tr { padding-block: 0.3rem; }
  .stacked tbody tr + tr { border-top: 1px solid var(--rule); }
  .stacked tbody tr + tr > * { border-top: 0; }
  .stacked :is(tbody th, td) { padding-block: 0.15rem; }
  .stacked td[data-column]::before { content: attr(data-column) ": "; color: var(--quiet); }
}

.question { max-width: 46rem; padding: 0.9rem 1.15rem 1.05rem; border-radius: 10px; background: var(--tint); }
.question h3, .follow-ups h3 { color: var(--quiet); font-size: 0.8125rem; font-weight: 550; }
.question p { font-size: 1.0625rem; font-weight: 600; }
.choices { display: flex; flex-wrap: wrap; gap: 0.5rem; margin-top: 0.55rem; }
.say { min-height: 2.25rem; padding: 0.35rem 0.95rem; border: 1px solid var(--accent); border-radius: 1.2rem; background: var(--surface); color: var(--accent); font-weight: 550; font-size: 0.875rem; }
.say:hover { background: var(--accent); color: var(--accent-ink); }
.is-busy .say, .is-busy .example, .is-busy .chip button, .is-busy .new { cursor: progress; }
.turn:not(:last-of-type) :is(.follow-ups, .question .choices) { display: none; }

.tools { display: flex; flex-wrap: wrap; align-items: center; gap: 0.15rem 0.35rem; margin-inline-start: -0.6rem; }
.copy, .judging { display: inline-flex; flex-wrap: wrap; align-items: center; gap: 0.15rem 0.35rem; }
.copy-status:not(:empty) { color: var(--good); font-size: 0.8125rem; }
.copy-by-hand { width: 100%; padding-inline-start: 0.6rem; font-size: 0.8125rem; }
.copy-by-hand textarea { display: block; width: 100%; margin-top: 0.35rem; border: 1px solid var(--edge); border-radius: 6px; background: var(--surface); }
.csv { margin-inline-start: -0.6rem; font-size: 0.75rem; color: var(--quiet); }
.more-button { padding-inline: 0; }
.copy-status > .icon { margin-inline-end: 0.3rem; }
.judging { margin-inline-start: auto; }
.judging:has(.reason) { flex-basis: 100%; margin-inline-start: 0; }
.thumb { display: grid; place-items: center; width: 2rem; height: 2rem; border-radius: 6px; color: var(--quiet); }
.thumb:hover { background: var(--tint); color: var(--accent); }
.thumb[aria-pressed="true"] { background: var(--accent); color: var(--accent-ink); }
.reason { flex-basis: 100%; padding: 0.6rem 0.6rem 0; font-size: 0.8125rem; }
.reason div { display: flex; flex-wrap: wrap; gap: 0.5rem; margin-block: 0.3rem; }
.reason input { flex: 1; min-width: 10rem; padding: 0.3rem 0.7rem; border: 1px solid var(--edge); border-radius: 6px; background: var(--surface); color: var(--ink); font: inherit; }
.sources > summary { font-weight: 600; font-size: 0.875rem; }
.sources ol { display: grid; gap: 0.8rem; margin-top: 0.6rem; padding-inline-start: 1.75rem; font-size: 0.875rem; line-height: 1.5; }
.sources li::marker { color: var(--quiet); }
.footing { padding-top: 0.75rem; border-top: 1px solid var(--rule); color: var(--quiet); font-size: 0.75rem; line-height: 1.55; }
.overdue { display: flex; gap: 0.4rem; color: var(--care); font-weight: 600; }

@media (forced-colors: active) {
  .warning, .question { border: 2px solid CanvasText; }
  .thumb[aria-pressed="true"] { forced-color-adjust: none; background: Highlight; color: HighlightText; }
}
@media print {
  .tools, .follow-ups, .choices, .csv { display: none; }
}
`;

/** Options, their figures and plots. */
export const figureStyle = `
.options { table-layout: fixed; }
.options thead th:first-child { width: 34%; }
.options :is(th, td) { padding-inline: 0.85rem 0.6rem; }
.options tbody th { font-weight: 400; line-height: 1.5; }
.options :is(td, tbody th) > * + *, .card > * + *, .card dd > * + * { margin-top: 0.35rem; }
.drug { display: block; font-weight: 650; font-size: 0.9375rem; }
.standing { display: inline-flex; gap: 0.4rem; max-width: 100%; padding: 0.2rem 0.6rem 0.2rem 0.45rem; border: 1px solid transparent; border-radius: 6px; font-size: 0.8125rem; line-height: 1.45; background: var(--none-tint); color: var(--none); }
.standing .icon { margin-top: 0.1em; }
.standing b { display: inline-block; font-weight: 700; }
.standing b::first-letter { text-transform: uppercase; }
.standing.is-conditional { border: 1px dashed currentColor; }
.is-preferred { background: var(--good-tint); color: var(--good); }
.is-reasonable { background: var(--fair-tint); color: var(--fair); }
.is-caution { background: var(--care-tint); color: var(--care); }
.is-avoid { background: var(--bad-tint); color: var(--bad); }
.against { font-size: 0.8125rem; line-height: 1.45; }
.figure + .figure { margin-top: 0.75rem; }
.figure-value b { font-weight: 650; font-size: 1.0625rem; letter-spacing: -0.01em; }
.figure-value > span:not(.cites) { display: inline-block; margin-inline-start: 0.35rem; }
.axis { display: block; width: 100%; max-width: 13rem; height: auto; margin-top: 0.25rem; overflow: visible; }
.axis text { fill: currentColor; font-size: 11px; }
.figure-reason { font-weight: 600; font-size: 0.8125rem; }
.figure-facts, .quiet { color: var(--quiet); font-size: 0.8125rem; line-height: 1.4; }
.figure-facts em { font-style: normal; font-weight: 600; color: var(--ink); }
.interval { display: block; width: 100%; max-width: 13rem; height: auto; margin-block: 0.1rem; overflow: visible; }
.scale { stroke: var(--edge); stroke-width: 1; }
.range { stroke: var(--accent); stroke-width: 4; stroke-linecap: round; opacity: 0.55; }
.dot { fill: var(--accent); }
.more summary { color: var(--accent); font-size: 0.8125rem; }
.more > :not(summary) { margin-top: 0.35rem; font-size: 0.8125rem; }

.wide { display: none; }
.section > .cards { display: grid; gap: 0.75rem; max-width: none; margin-top: 0.6rem; }
.card { padding: 0.8rem 1rem 0.9rem; border: 1px solid var(--rule); border-radius: 10px; background: var(--surface); }
.card > dl { display: grid; gap: 0.7rem; margin-top: 0.6rem; }
.card dt { color: var(--quiet); font-size: 0.8125rem; }
@container panel (min-width: 34rem) {
  .card > dl { grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: 0.8rem 1.5rem; }
}
@container panel (min-width: 44rem) {
  .wide { display: block; }
  .section > .narrow { display: none; }
}

.plot { max-width: 46rem; padding: 0.25rem; }
.plot svg { display: block; max-width: 100%; height: auto; }
.plot text { font-family: var(--sans); }
.plot-paper, .plot-hollow { fill: var(--surface); }
.plot-ink { fill: var(--ink); }
.plot-quiet { fill: var(--quiet); }
.plot-rule { stroke: var(--rule); }
.plot-mark { stroke: var(--accent); }
.plot-filled { fill: var(--accent); }
.scroll:has(> .plot-wide) { display: none; }
.plot-data { margin-top: 0.35rem; }
.plot-data > summary { color: var(--accent); font-size: 0.8125rem; }
.plot-data > .scroll { margin-top: 0.5rem; }
@container panel (min-width: 40rem) {
  .scroll:has(> .plot-wide) { display: block; }
  .scroll:has(> .plot-narrow) { display: none; }
}
@media (forced-colors: active) {
  .standing { border: 2px solid CanvasText; }
  .scale, .range { stroke: CanvasText; opacity: 1; }
  .dot { fill: Highlight; }
  .plot-paper, .plot-hollow { fill: Canvas; }
  .plot-ink, .plot-quiet { fill: CanvasText; }
  .plot-rule { stroke: GrayText; }
  .plot-mark { stroke: Highlight; }
  .plot-filled { fill: Highlight; }
}
`;

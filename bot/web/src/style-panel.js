/** The panel's frame, the launcher, the log and the composer. */
export const panelStyle = `
:host { display: block; height: 100%; min-height: 26rem; }
:host([hidden]), :host([closed]) .panel, :host(:not([closed])) .launcher { display: none; }
:host([closed]), :host([mode="launcher"]) { height: auto; min-height: 0; }
.frame { height: 100%; min-height: inherit; }
:host([mode="launcher"]) {
  position: fixed; z-index: 2147483000; inset-block-end: var(--secondline-inset, 1.25rem); inset-inline-end: var(--secondline-inset, 1.25rem);
}
:host([mode="launcher"]) .panel {
  width: min(30rem, calc(100vw - 2rem)); height: min(46rem, calc(100vh - 2.5rem)); border: 1px solid var(--rule);
  border-radius: 14px; overflow: clip; box-shadow: 0 1.5rem 4rem rgb(0 20 30 / 28%), 0 0.25rem 1rem rgb(0 20 30 / 14%);
}
:host(:not([mode="launcher"])) .shut { display: none; }
@media (max-width: 34rem), (max-height: 30rem) {
  :host([mode="launcher"]:not([closed])) { inset: 0; }
  :host([mode="launcher"]) .panel { width: 100%; height: 100%; border: 0; border-radius: 0; box-shadow: none; }
}
*, *::before, *::after { box-sizing: border-box; }
[hidden] { display: none !important; }
h2, h3, h4, p, ul, ol, dl, dd { margin: 0; padding: 0; font: inherit; }
ul { list-style: none; }
button, textarea { font: inherit; color: inherit; }
button { background: none; border: 0; padding: 0; cursor: pointer; text-align: start; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
.unseen {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
.icon { width: 1.15em; height: 1.15em; flex: none; stroke: currentColor; stroke-width: 1.6; vertical-align: -0.2em; }

.launcher, .send { background: var(--accent); color: var(--accent-ink); }
.launcher { display: inline-flex; align-items: center; gap: 0.55rem; padding: 0.75rem 1.25rem; border-radius: 1.6rem; font: 600 1rem/1.4 var(--sans); }
:host([mode="launcher"]) .launcher { box-shadow: 0 0.5rem 1.5rem rgb(0 20 30 / 30%); }
.panel {
  container: panel / inline-size; position: relative; display: grid; grid-template-rows: auto minmax(0, 1fr) auto auto;
  grid-template-columns: minmax(0, 1fr); height: 100%; min-height: inherit; background: var(--paper); color: var(--ink);
  font: 400 0.9375rem/1.6 var(--sans); font-variant-numeric: tabular-nums; overflow-wrap: anywhere;
  text-size-adjust: 100%;
}
.head {
  display: flex; align-items: center; justify-content: space-between; gap: 1rem; padding: 0.7rem clamp(1rem, 3cqi, 2rem);
  background: var(--surface); border-bottom: 1px solid var(--rule);
}
.head h2 { font-weight: 650; font-size: 1.0625rem; letter-spacing: -0.01em; line-height: 1.35; }
.head h2 span { display: block; font-weight: 400; font-size: 0.8125rem; letter-spacing: 0; color: var(--quiet); }
.head h2 { flex: 1; min-width: 0; }
.new, .shut { flex: none; margin-inline-end: -0.6rem; }
.new + .shut { margin-inline-start: -0.4rem; }
.plain {
  display: inline-flex; align-items: center; gap: 0.4rem; min-height: 2rem; padding: 0.2rem 0.6rem; border-radius: 6px;
  color: var(--accent); font-size: 0.875rem; font-weight: 550;
}
.plain:hover { background: var(--tint); }

.log { position: relative; overflow-y: auto; overscroll-behavior: contain; padding: 1rem clamp(1rem, 3cqi, 2rem) 2rem; scrollbar-width: thin; }
.log:focus-visible { outline-offset: -3px; }
.turn + .turn { margin-top: 2.25rem; padding-top: 2rem; border-top: 1px solid var(--rule); }
.said { display: flex; justify-content: flex-end; }
.said p {
  max-width: min(38rem, 88%); padding: 0.6rem 1rem; border-radius: 1.1rem 1.1rem 0.25rem 1.1rem; background: var(--tint);
  white-space: pre-wrap; unicode-bidi: isolate;
}
.outcome { margin-top: 0.9rem; }
.thinking { color: var(--quiet); }
.dots i { display: inline-block; width: 0.3em; height: 0.3em; margin-inline-start: 0.3em; border-radius: 50%; background: currentColor; }
@media (prefers-reduced-motion: no-preference) {
  .dots i { animation: breathe 1.2s infinite ease-in-out; }
  .dots i:nth-child(2) { animation-delay: 0.15s; }
  .dots i:nth-child(3) { animation-delay: 0.3s; }
}
@keyframes breathe { 0%, 70%, 100% { opacity: 0.25; } 35% { opacity: 1; } }
.failure { display: flex; flex-wrap: wrap; align-items: center; gap: 0.75rem 1rem; padding: 0.75rem 1rem; border: 1px solid var(--edge); border-radius: 8px; background: var(--surface); }
.remark { margin-top: 1.5rem; color: var(--quiet); font-size: 0.875rem; }
.remark + .turn { margin-top: 1.5rem; }
.turn + .remark { margin-top: 2.25rem; padding-top: 1.5rem; border-top: 1px solid var(--rule); }
.plain-text { white-space: pre-wrap; }

.intro { max-width: 40rem; margin: clamp(0.5rem, 6cqi, 3.5rem) auto 0; }
.intro h3 { font: 600 1.75rem/1.25 var(--serif); letter-spacing: -0.012em; text-wrap: balance; }
.intro-text { margin-top: 0.9rem; font-size: 1.0625rem; line-height: 1.65; }
.intro-for { margin-top: 1.75rem; color: var(--quiet); font-size: 0.8125rem; font-weight: 550; }
.examples { display: grid; gap: 0.5rem; margin-top: 0.5rem; }
.example { width: 100%; padding: 0.75rem 1rem; border: 1px solid var(--rule); border-radius: 10px; background: var(--surface); }
.example:hover { border-color: var(--accent); color: var(--accent); }
.intended-use { margin-top: 1.75rem; color: var(--quiet); font-size: 0.8125rem; }

.offline:not(:empty) { padding: 0.5rem clamp(1rem, 3cqi, 2rem); background: var(--care-tint); color: var(--care); font-size: 0.875rem; }
.composer { padding: 0.75rem clamp(1rem, 3cqi, 2rem) 0.6rem; background: var(--surface); border-top: 1px solid var(--rule); }
.case { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.35rem 0.6rem; max-height: 7.5rem; overflow-y: auto; margin-bottom: 0.65rem; }
.case-title { color: var(--quiet); font-size: 0.8125rem; }
.case ul { display: flex; flex-wrap: wrap; gap: 0.35rem; }
.chip {
  display: inline-flex; align-items: center; padding-inline-start: 0.65rem; border: 1px solid var(--rule); border-radius: 1rem;
  background: var(--paper); font-size: 0.8125rem; line-height: 1.5;
}
.chip span { unicode-bidi: isolate; padding-block: 0.1rem; }
.chip button { display: grid; place-items: center; flex: none; width: 1.75rem; height: 1.75rem; border-radius: 50%; color: var(--quiet); }
.chip button:hover { color: var(--bad); }
.chip .icon { width: 0.9rem; height: 0.9rem; }
.write {
  display: flex; align-items: flex-end; gap: 0.5rem; padding: 0.3rem 0.3rem 0.3rem 0.9rem; border: 1px solid var(--edge); border-radius: 1.4rem;
  background: var(--surface);
}
.write:focus-within { border-color: var(--accent); box-shadow: 0 0 0 1px var(--accent); }
.write textarea {
  flex: 1; min-width: 0; min-height: 2.25rem; max-height: 9rem; padding: 0.4rem 0; border: 0; outline: 0; background: none; resize: none; line-height: 1.45;
  field-sizing: content;
}
.write textarea::placeholder { color: var(--quiet); opacity: 1; }
.send { display: grid; place-items: center; flex: none; width: 2.25rem; height: 2.25rem; border-radius: 50%; }
.send[aria-disabled="true"] { background: var(--none-tint); color: var(--none); cursor: default; }
.send .icon { stroke-width: 2; }
.below { display: flex; flex-wrap: wrap; gap: 0 1rem; margin-top: 0.35rem; padding-inline: 0.95rem 0.3rem; color: var(--quiet); font-size: 0.75rem; }
.letter:not(:empty) { margin-bottom: 0.5rem; padding: 0.5rem 0.8rem; border-radius: 8px; background: var(--care-tint); color: var(--care); font-size: 0.8125rem; line-height: 1.45; }
.complaint { color: var(--bad); font-weight: 600; }
.counter { margin-inline-start: auto; }

@container panel (max-width: 34rem) {
  .hint, .head h2 span { display: none; }
  .head { padding-block: 0.35rem; }
  .intro h3 { font-size: 1.45rem; }
  .said p { max-width: 94%; }
  .log { padding-top: 0.75rem; }
  .case { position: relative; flex-wrap: nowrap; margin-bottom: 0.5rem; overflow-x: auto; scrollbar-width: none; }
  .case ul { flex-wrap: nowrap; }
  .case .chip { flex: none; }
  .case-title { position: absolute; clip-path: inset(50%); }
}
@media print {
  :host, .frame, .panel { height: auto; min-height: 0; }
  .panel { display: block; }
  .log { overflow: visible; }
  .composer, .new, .shut, .launcher { display: none; }
}
@media (forced-colors: active) {
  .letter:not(:empty), .offline:not(:empty) { border: 1px solid CanvasText; }
  .send, .launcher, .chip, .said p { border: 1px solid ButtonText; }
  .write:focus-within { outline: 2px solid Highlight; }
}
`;

/** Colours, the panel's frame, the log and the composer. Colour pairs meet WCAG AA in both schemes. */
export const panelStyle = `
:host {
  --paper: #f7f8f7; --surface: #ffffff; --ink: #17212b; --quiet: #52606b; --rule: #dde3e5; --edge: #87939b;
  --accent: #0b5c63; --accent-ink: #ffffff; --tint: #e7f1f1;
  --good: #0b5a39; --good-tint: #e5f4eb; --fair: #134f7d; --fair-tint: #e6f0f9;
  --care: #714600; --care-tint: #fcf1da; --bad: #971b1b; --bad-tint: #fcebe9; --none: #4c5963; --none-tint: #edf0f2;
  --sans: -apple-system, "Segoe UI Variable Text", "Segoe UI", Roboto, Inter, "Noto Sans", "Liberation Sans", system-ui, sans-serif;
  --serif: Charter, "Iowan Old Style", "Source Serif 4", Cambria, "Noto Serif", Georgia, serif;
  display: block; height: 100%; min-height: 26rem; color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  :host {
    --paper: #11171b; --surface: #182025; --ink: #e4eaec; --quiet: #a2b0b8; --rule: #2d383f; --edge: #6d7b84;
    --accent: #74c7c4; --accent-ink: #06282a; --tint: #1a2f33;
    --good: #8fdcb2; --good-tint: #13301f; --fair: #9ccaee; --fair-tint: #14293b;
    --care: #f1c777; --care-tint: #33270f; --bad: #ffaaa2; --bad-tint: #3e1a18; --none: #b6c2c9; --none-tint: #263138;
  }
}
:host([hidden]), :host([closed]) .panel, :host(:not([closed])) .launcher { display: none; }
:host([closed]) { height: auto; min-height: 0; }
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
.launcher { padding: 0.7rem 1.2rem; border-radius: 1.5rem; font: 600 1rem/1.4 var(--sans); }
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
.new { flex: none; margin-inline-end: -0.6rem; }
.plain {
  display: inline-flex; align-items: center; gap: 0.4rem; min-height: 2rem; padding: 0.2rem 0.6rem; border-radius: 6px;
  color: var(--accent); font-size: 0.875rem; font-weight: 550;
}
.plain:hover { background: var(--tint); }

.log { position: relative; overflow-y: auto; overscroll-behavior: contain; padding: 1.5rem clamp(1rem, 3cqi, 2rem) 2rem; scrollbar-width: thin; }
.log:focus-visible { outline-offset: -3px; }
.turn + .turn { margin-top: 2.25rem; padding-top: 2rem; border-top: 1px solid var(--rule); }
.said { display: flex; justify-content: flex-end; }
.said p {
  max-width: min(38rem, 88%); padding: 0.6rem 1rem; border-radius: 1.1rem 1.1rem 0.25rem 1.1rem; background: var(--tint);
  white-space: pre-wrap; unicode-bidi: isolate;
}
.outcome { margin-top: 1.25rem; }
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
.complaint { color: var(--bad); font-weight: 600; }
.counter { margin-inline-start: auto; }

@container panel (max-width: 34rem) {
  .hint, .head h2 span { display: none; }
  .head { padding-block: 0.35rem; }
  .intro h3 { font-size: 1.45rem; }
  .said p { max-width: 94%; }
}
@media (forced-colors: active) {
  .send, .launcher, .chip, .said p { border: 1px solid ButtonText; }
  .write:focus-within { outline: 2px solid Highlight; }
}
`;

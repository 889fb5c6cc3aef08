/** One printed answer: black on white, nothing to click. */
export const printStyle = `
:root { color-scheme: light; height: auto; min-height: 0; }
body { margin: 0; }
.printed { container: panel / inline-size; padding: 0.5rem; background: #fff; color: #17212b; font: 400 0.8125rem/1.5 var(--sans); overflow-wrap: anywhere; }
.printed-question { margin-bottom: 1rem; font-weight: 600; }
.tools, .follow-ups, .choices, .csv, .more-button, .source-close { display: none; }
.section, .card, tr { break-inside: avoid; }
.wide { display: none; }
.section > .narrow { display: grid; }
`;

/** Colours and fonts. Every one can be set by the host page as `--secondline-<name>`; pairs meet WCAG AA in both schemes. */

const LIGHT = {
  paper: "#f7f8f7",
  surface: "#ffffff",
  ink: "#17212b",
  quiet: "#52606b",
  rule: "#dde3e5",
  edge: "#87939b",
  accent: "#0b5c63",
  "accent-ink": "#ffffff",
  tint: "#e7f1f1",
  good: "#0b5a39",
  "good-tint": "#e5f4eb",
  fair: "#134f7d",
  "fair-tint": "#e6f0f9",
  care: "#714600",
  "care-tint": "#fcf1da",
  bad: "#971b1b",
  "bad-tint": "#fcebe9",
  none: "#4c5963",
  "none-tint": "#edf0f2",
};

const DARK = {
  paper: "#11171b",
  surface: "#182025",
  ink: "#e4eaec",
  quiet: "#a2b0b8",
  rule: "#2d383f",
  edge: "#6d7b84",
  accent: "#74c7c4",
  "accent-ink": "#06282a",
  tint: "#1a2f33",
  good: "#8fdcb2",
  "good-tint": "#13301f",
  fair: "#9ccaee",
  "fair-tint": "#14293b",
  care: "#f1c777",
  "care-tint": "#33270f",
  bad: "#ffaaa2",
  "bad-tint": "#3e1a18",
  none: "#b6c2c9",
  "none-tint": "#263138",
};

const FONTS = {
  sans: '-apple-system, "Segoe UI Variable Text", "Segoe UI", Roboto, Inter, "Noto Sans", "Liberation Sans", system-ui, sans-serif',
  serif: 'Charter, "Iowan Old Style", "Source Serif 4", Cambria, "Noto Serif", Georgia, serif',
};

/** @param {Record<string, string>} values */
function declared(values) {
  return Object.entries(values)
    .map(([name, value]) => `--${name}: var(--secondline-${name}, ${value});`)
    .join(" ");
}

export const themeStyle = `
:host { ${declared(LIGHT)} ${declared(FONTS)} color-scheme: light; }
@media (prefers-color-scheme: dark) {
  :host(:not([theme="light"])) { ${declared(DARK)} color-scheme: dark; }
}
:host([theme="dark"]) { ${declared(DARK)} color-scheme: dark; }
`;

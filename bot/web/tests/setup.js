// What jsdom lacks and every browser has.
globalThis.CSSStyleSheet = /** @type {any} */ (
  class {
    replaceSync() {}
  }
);

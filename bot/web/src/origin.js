/**
 * Where the script itself came from: the server it speaks to, unless the page names another one. Empty when it was not
 * loaded by a script element of its own; then the page's own server is meant.
 */
const script = typeof document === "undefined" ? null : document.currentScript;

export const ownScript = script instanceof HTMLScriptElement ? script : null;

export const origin = ownScript?.src ? new URL(ownScript.src).origin : "";

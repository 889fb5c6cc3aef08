/** What a script element may say in `data-...`, passed on as the attribute of the same name. */
const ATTRIBUTES = ["endpoint", "token", "token-url", "mode", "theme"];

/**
 * `<script src=".../widget.js" data-mode="launcher">`: puts the element into the page. Without any `data-` nothing is
 * put there: the page then writes `<second-line-chat>` itself.
 * @param {DOMStringMap} data of the script element; `target` is a selector of where it is to stand, `open` opens a launcher
 */
export function embed(data) {
  if (!Object.keys(data).length) return;
  const place = () => {
    const chat = document.createElement("second-line-chat");
    for (const name of ATTRIBUTES) {
      const value = data[name.replace(/-(.)/, (_, letter) => letter.toUpperCase())];
      if (value) chat.setAttribute(name, value);
    }
    const target = data.target ? document.querySelector(data.target) : null;
    if (!target && !data.mode) chat.setAttribute("mode", "launcher");
    if (chat.getAttribute("mode") === "launcher" && data.open === undefined) chat.setAttribute("closed", "");
    (target ?? document.body).append(chat);
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", place, { once: true });
  else place();
}

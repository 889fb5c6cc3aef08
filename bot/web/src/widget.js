import { SecondLineChat } from "./element.js";
import { embed } from "./embed.js";
import { ownScript } from "./origin.js";

export { SecondLineChat };

if (!customElements.get("second-line-chat")) customElements.define("second-line-chat", SecondLineChat);
if (ownScript) embed(ownScript.dataset);

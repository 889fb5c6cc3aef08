// Preloaded into Microsoft's Agents Playground, which would listen on every interface of the machine.
const { Server } = require("node:net");

const listen = Server.prototype.listen;
Server.prototype.listen = function (...given) {
  if (typeof given[0] === "number") given.splice(1, typeof given[1] === "string" ? 1 : 0, "127.0.0.1");
  else if (given[0] && typeof given[0] === "object" && "port" in given[0]) given[0] = { ...given[0], host: "127.0.0.1" };
  return listen.apply(this, given);
};

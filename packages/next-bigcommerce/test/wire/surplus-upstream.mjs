// An upstream, or a proxy before it, that sends one response too many on every connection that was used.
import { createServer } from "node:net";

const isLate = process.env.SURPLUS === "while idle";
let requestsAfterSurplus = 0;
let openAfterSurplus = 0;
/** Settles once the last surplus is written. */
let written = Promise.resolve();

const token = ["header", "{}", "signature-that-is-long-enough"]
  .map((part) => Buffer.from(part).toString("base64url"))
  .join(".");
const answer = (data) => {
  const body = JSON.stringify({ data });
  return `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
};

const server = createServer({ noDelay: true }, (socket) => {
  let isSpoiled = false;
  let text = "";
  socket.on("error", () => {});
  socket.on("close", () => {
    if (isSpoiled) openAfterSurplus -= 1;
  });
  socket.on("data", (data) => {
    text += data;
    const [head, body = ""] = text.split("\r\n\r\n");
    const length = Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0);
    if (!text.includes("\r\n\r\n") || body.length < length) return;
    text = "";
    if (isSpoiled) requestsAfterSurplus += 1;
    const id = /"id":"([^"]*)"/.exec(body)?.[1];
    if (id === undefined) return respondToOthers(socket, head);
    if (!isSpoiled) openAfterSurplus += 1;
    isSpoiled = true;
    respond(socket, id);
  });
});

function respondToOthers(socket, head) {
  if (head.startsWith("POST /stores/")) socket.write(answer({ token }));
  else if (head.startsWith("GET /written")) written.then(() => socket.end(answer({})));
  else socket.end(answer({ requestsAfterSurplus, openAfterSurplus }));
}

function respond(socket, id) {
  const surplus = answer({ done: `surplus of ${id}` });
  if (!isLate) socket.write(answer({ done: id }) + surplus);
  else {
    socket.write(answer({ done: id }));
    written = new Promise((resolve) => {
      setTimeout(() => socket.write(surplus, resolve), 1);
    });
  }
}

server.listen(0, "127.0.0.1", () => process.send(server.address().port));

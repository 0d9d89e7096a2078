// A server with room for hardly any connection, and a count of the requests that reached it.
import { createServer } from "node:net";

let requests = 0;
const server = createServer((socket) => {
  socket.on("error", () => {});
  socket.on("data", () => {
    requests += 1;
  });
});
process.on("message", () => process.send({ requests, connections: accepted }));
let accepted = 0;
server.on("connection", () => {
  accepted += 1;
});
server.listen({ port: 0, host: "127.0.0.1", backlog: 1 }, () => process.send(server.address().port));

import { once } from "node:events";
import { connect } from "node:net";

/** Sends lines of HTTP as they are, and returns the whole response. `fetch` always sends a `Host`. */
export async function requestRaw(url: string, lines: readonly string[]): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let response = "";
  socket.setEncoding("utf8").on("data", (text: string) => {
    response += text;
  });
  socket.write(`${[...lines, "Connection: close"].join("\r\n")}\r\n\r\n`);
  await once(socket, "close");
  return response;
}

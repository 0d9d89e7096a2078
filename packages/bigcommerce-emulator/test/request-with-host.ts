import { request } from "node:http";
import type { Emulator } from "../src/index.js";

/** POSTs to GraphQL with a Host header, which fetch does not allow. */
export function requestWithHost(
  emulator: Emulator,
  host: string,
  token: string,
  path = "/graphql",
  query = "{ __typename }",
) {
  return new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
    const headers = { host, "content-type": "application/json", authorization: `Bearer ${token}` };
    const call = request(`${emulator.url}${path}`, { method: "POST", headers }, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        body += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode, body }));
    });
    call.on("error", reject);
    call.end(JSON.stringify({ query }));
  });
}

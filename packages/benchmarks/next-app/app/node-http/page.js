import { Agent, request } from "node:http";
import { createOrderPage } from "../../lib/create-order-page.js";
import { graphqlUrl, ordersOf, requestOf, staticToken } from "../../lib/orders-request.js";

const agent = new Agent({ keepAlive: true });

// The least that can be done: no time-out, no limit, no check of the status.
function post(url, { method, headers, body }) {
  return new Promise((resolve, reject) => {
    const sized = { ...headers, "content-length": Buffer.byteLength(body) };
    const outgoing = request(url, { method, headers: sized, agent }, (incoming) => {
      const chunks = [];
      incoming.on("data", (chunk) => chunks.push(chunk));
      incoming.on("end", () => resolve(Buffer.concat(chunks).toString("utf8")));
      incoming.on("error", reject);
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

export default createOrderPage(async () =>
  ordersOf(JSON.parse(await post(graphqlUrl(), requestOf(staticToken))).data),
);

// Answers the token endpoint and GraphQL at once, with what was made beforehand. The emulator checks tokens, parses
// documents and executes them: behind a fast client it would be the slowest part, and the thing that is measured.
import { createServer, type RequestListener } from "node:http";
import { readEnv } from "./emulator-settings.ts";
import { listen } from "./listen.ts";
import { createUpstreamAnswer } from "./upstream-answer.ts";

const graphqlAnswer = Buffer.from(createUpstreamAnswer(Number(readEnv("UPSTREAM_BYTES"))));
const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
const token = [encode({ alg: "ES256" }), encode({ iss: "BC" }), "benchmark"].join(".");
const tokenAnswer = Buffer.from(JSON.stringify({ data: { token }, meta: {} }));

function answerFor(url: string): Buffer | undefined {
  const [path = ""] = url.split("?");
  if (path.endsWith("/graphql")) return graphqlAnswer;
  return path.endsWith("/api-token-customer-impersonation") ? tokenAnswer : undefined;
}

const answer: RequestListener = (request, response) => {
  const body = request.method === "POST" ? answerFor(request.url ?? "") : undefined;
  request.resume().once("end", () => {
    if (body === undefined) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": "application/json", "content-length": body.length }).end(body);
  });
};

const server = createServer({ keepAliveTimeout: 60_000 }, answer);
const port = await listen(server);
process.once("disconnect", () => process.exit(0));
process.send?.({ url: `http://127.0.0.1:${port}` });

import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { assertNoCrossCustomerLeak, type CrossCustomerLeakOptions } from "./cross-customer-leak.js";

const people: Readonly<Record<string, string>> = {
  ada: `ada@example.com O'Neill & Sons "Größe" <7>`,
  max: "max@example.com Mustermann 4711-22",
};
const ada = {
  name: "Ada",
  headers: { cookie: "who=ada" },
  ownTexts: ["ada@example.com", `O'Neill & Sons "Größe" <7>`],
};
const max = {
  name: "Max",
  headers: { cookie: "who=max" },
  ownTexts: ["max@example.com", "Mustermann", "4711-22"],
};

type Answer = (request: IncomingMessage, response: ServerResponse, own: string) => void;

let close = () => {};
afterEach(() => close());

/** An app that knows its customers by a cookie, and answers as the test says. */
async function serveApp(answer: Answer): Promise<string> {
  const server = createServer((request, response) => {
    const who = /who=(\w+)/.exec(request.headers.cookie ?? "")?.[1] ?? "";
    response.setHeader("cache-control", "private, no-store");
    answer(request, response, people[who] ?? "");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  close = () => {
    server.closeAllConnections();
    server.close();
  };
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return `http://127.0.0.1:${address.port}`;
}

const check = async (answer: Answer, options: Partial<CrossCustomerLeakOptions> = {}) =>
  assertNoCrossCustomerLeak({
    baseUrl: await serveApp(answer),
    customers: [ada, max],
    paths: ["/", "/account"],
    rounds: 2,
    ...options,
  });

const clean: Answer = (_request, response, own) => response.end(`<p>${own}</p>`);
const adas = people.ada ?? "";

describe("assertNoCrossCustomerLeak", () => {
  it("passes where each sees their own only, and says what it looked at", async () => {
    const report = await check(clean);
    expect(report.requests).toBe(2 * 2 * 3 * 3);
    expect(report.bytes).toBeGreaterThan(500);
  });

  it("a page kept from another customer is found, and named without the text", async () => {
    let kept = "";
    const leak = check((_request, response, own) => {
      kept ||= own;
      response.end(kept + own);
    });
    await expect(leak).rejects.toThrow(/the HTML of \/, asked for as Max, holds ownTexts\[0\] of Ada/);
    await expect(leak).rejects.not.toThrow(/ada@example\.com/);
  });

  it.each<[string, Answer]>([
    ["a guest's page", (request, response, own) => response.end(request.headers.cookie ? own : adas)],
    ["an RSC payload", (request, response, own) => response.end(request.headers.rsc ? own + adas : own)],
    [
      "a prefetch",
      (request, response, own) => response.end(request.headers["next-router-prefetch"] ? own + adas : own),
    ],
    [
      "a header",
      (_request, response, own) => {
        response.setHeader("x-debug", encodeURIComponent(adas));
        response.end(own);
      },
    ],
    [
      "a redirect",
      (_request, response, own) => response.writeHead(307, { location: "/?name=ada%40example.com" }).end(own),
    ],
    [
      "text escaped for HTML",
      (_request, response, own) => response.end(`${own}O&#x27;Neill &amp; Sons &quot;Größe&quot; &lt;7&gt;`),
    ],
    ["JSON", (_request, response, own) => response.end(own + JSON.stringify({ name: ada.ownTexts[1] }))],
    [
      "JSON in a script",
      (_request, response, own) =>
        response.end(own + JSON.stringify(JSON.stringify(ada.ownTexts[1])).replace(/</g, "\\u003c")),
    ],
  ])("%s that holds another's text is found", async (_name, answer) => {
    await expect(check(answer)).rejects.toThrow(/of Ada/);
  });

  it("one leak in 2,000 answers is found", async () => {
    let answers = 0;
    const leak = check(
      (_request, response, own) => {
        answers += 1;
        response.end(answers === 1_357 ? own + adas + people.max : own);
      },
      { rounds: 120 },
    );
    await expect(leak).rejects.toThrow(/holds ownTexts/);
    expect(answers).toBeGreaterThan(2_000);
  });

  it.each(["public, max-age=60", "s-maxage=60"])(
    "an own text under `%s` is a fault",
    async (cacheControl) => {
      const leak = check((_request, response, own) => {
        response.setHeader("cache-control", cacheControl);
        response.end(own);
      });
      await expect(leak).rejects.toThrow(/may be kept by a shared cache/);
    },
  );

  it("a customer who is never shown their own texts proves nothing, and fails", async () => {
    const leak = check((request, response, own) =>
      response.end(request.headers.cookie === "who=max" ? "" : own),
    );
    await expect(leak).rejects.toThrow(/Max was never shown ownTexts\[2\] of Max/);
  });

  it.each<[string, Partial<CrossCustomerLeakOptions>]>([
    ["two customers or more", { customers: [ada] }],
    ["no `ownTexts`", { customers: [ada, { ...max, ownTexts: [] }] }],
    ["shorter than 4", { customers: [ada, { ...max, ownTexts: ["7 "] }] }],
    ["also in a text of Ada", { customers: [ada, { ...max, ownTexts: ["@example.com"] }] }],
    ["paths", { paths: [] }],
    ["`rounds`", { rounds: 0 }],
    ["`concurrency`", { concurrency: 0.5 }],
  ])("options that prove nothing are refused: %s", async (words, options) => {
    await expect(check(clean, options)).rejects.toThrow(words);
  });
});

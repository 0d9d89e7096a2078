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

/** As Next does: payloads for who asks for them, documents for the rest. */
function setType(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader("content-type", request.headers.rsc ? "text/x-component" : "text/html; charset=utf-8");
}

/** An app that knows its customers by a cookie, and answers as the test says. */
async function serveApp(answer: Answer): Promise<string> {
  const server = createServer((request, response) => {
    const who = /who=(\w+)/.exec(request.headers.cookie ?? "")?.[1] ?? "";
    response.setHeader("cache-control", "private, no-store");
    setType(request, response);
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
    expect(report.requests).toBe(2 * 2 * 3 * 5);
    expect(report.payloads).toEqual({ navigation: 12, prefetch: 36 });
    expect(report.bytes).toBeGreaterThan(500);
  });

  it("a page kept from another customer is found, and named without the text", async () => {
    let kept = "";
    const leak = check((_request, response, own) => {
      kept ||= own;
      response.end(kept + own);
    });
    await expect(leak).rejects.toThrow(/the HTML of \/, requested as Max, holds ownTexts\[0\] of Ada/);
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
      { rounds: 80 },
    );
    await expect(leak).rejects.toThrow(/holds ownTexts/);
    expect(answers).toBeGreaterThan(2_000);
  });

  it.each<[string, Record<string, string>]>([
    ["public", { "cache-control": "public, max-age=60" }],
    ["s-maxage", { "cache-control": "s-maxage=60" }],
    ["max-age without private", { "cache-control": "max-age=600" }],
    ["private for one header only", { "cache-control": 'private="set-cookie", max-age=60' }],
    ["a header for the CDN alone", { "cdn-cache-control": "max-age=60" }],
  ])("an own text that a shared cache may keep is a fault: %s", async (_name, headers) => {
    const leak = check((_request, response, own) => {
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      response.end(own);
    });
    await expect(leak).rejects.toThrow(/may be kept by a shared cache/);
  });

  it("an own text without Cache-Control is a fault, and one that is private or not stored is none", async () => {
    const unsaid = check((_request, response, own) => {
      response.removeHeader("cache-control");
      response.end(own);
    });
    await expect(unsaid).rejects.toThrow(/may be kept by a shared cache/);
    for (const cacheControl of ["private, max-age=60", "no-store"])
      await check((_request, response, own) => response.setHeader("cache-control", cacheControl).end(own));
  });

  describe("an app that gives payloads an address of their own, with _rsc", () => {
    /** Answers a payload as the test says, once it is asked for at its own address. */
    const redirecting =
      (payload: (own: string) => string, location = (path: string) => `${path}?_rsc=1a2b`): Answer =>
      (request, response, own) => {
        if (!request.headers.rsc) return response.end(own);
        if (request.url?.includes("_rsc")) return response.end(payload(own));
        return response.writeHead(307, { location: location(request.url ?? "") }).end();
      };

    it("is followed, and what it sends is read", async () => {
      const { payloads } = await check(redirecting((own) => `0:${own}`));
      expect(payloads).toEqual({ navigation: 12, prefetch: 36 });
    });

    it("a payload that holds everybody's texts is found", async () => {
      const leak = check(redirecting(() => `${adas}${people.max}`));
      await expect(leak).rejects.toThrow(
        /the RSC payload of \/, requested as Max, holds ownTexts\[0\] of Ada/,
      );
      await expect(leak).rejects.toThrow(/requested as Ada, holds ownTexts\[0\] of Max/);
    });

    it("a redirect that leaks in its own address is found", async () => {
      const location = (path: string) => `${path}?name=ada%40example.com&_rsc`;
      await expect(check(redirecting((own) => own, location))).rejects.toThrow(
        /the RSC payload of \/.*of Ada/,
      );
    });

    it.each([
      ["another path", () => "/elsewhere?_rsc"],
      ["another origin", (path: string) => `http://127.0.0.2:9${path}?_rsc`],
    ])("%s is not followed, and payloads that were never read fail the check", async (_name, location) => {
      const unread = check(redirecting((own) => own, location));
      await expect(unread).rejects.toThrow(/Ada got HTML but no text\/x-component response as RSC payload/);
    });
  });

  it("an app that has no payloads passes when it says so", async () => {
    const pagesRouter: Answer = (_request, response, own) =>
      response.setHeader("content-type", "text/html").end(own);
    await expect(check(pagesRouter)).rejects.toThrow(/no text\/x-component response as prefetch/);
    expect(await check(pagesRouter, { hasPayloads: false })).toMatchObject({
      payloads: { navigation: 0, prefetch: 0 },
    });
  });

  it("a customer who is never shown their own texts proves nothing, and fails", async () => {
    const leak = check((request, response, own) =>
      response.end(request.headers.cookie === "who=max" ? "" : own),
    );
    await expect(leak).rejects.toThrow(/Max was never shown ownTexts\[2\] of Max/);
  });

  it.each<[string, Partial<CrossCustomerLeakOptions>]>([
    ["must have at least two", { customers: [ada] }],
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

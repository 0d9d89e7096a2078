import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { emulatorForFile, startEmulator } from "../../test/running-emulator.js";

const emulator = emulatorForFile({ accessToken: "token-of-my-own", clientSecret: "secret-of-my-own" });

const open = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${emulator.url}${path}`, { headers });
const browser = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

test("a browser gets the console, under a policy that allows no script or style in it", async () => {
  const response = await open("/", browser);
  const page = await response.text();
  expect([response.headers.get("content-type"), response.headers.get("content-security-policy")]).toEqual([
    "text/html; charset=utf-8",
    policy,
  ]);
  expect(page).not.toMatch(/<style|<script(?! type="module" src=)|\sstyle=|\son\w+=|https?:/);
  expect(page).not.toContain("token-of-my-own");
});

test("every other client gets a list of endpoints and customers as text, without the access token", async () => {
  for (const headers of [{}, { accept: "*/*" }, { accept: "text/plain" }]) {
    const response = await open("/", headers);
    const text = await response.text();
    expect(response.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    for (const part of ["wholesale@example.com", "/__emulator/stats", "/channels/{id}/graphql"])
      expect(text).toContain(part);
    expect(text).not.toContain("token-of-my-own");
  }
});

const pageFiles = readdirSync(new URL("./page", import.meta.url)).filter(
  (name) => !/\.(html|json)$/.test(name),
);

test.each(pageFiles)("%s is served under the same policy, as what it is", async (name) => {
  const response = await open(`/__emulator/console/${name}`);
  const types = {
    js: "text/javascript; charset=utf-8",
    css: "text/css; charset=utf-8",
    svg: "image/svg+xml",
  };
  expect([response.status, response.headers.get("content-security-policy")]).toEqual([200, policy]);
  expect(Object.values(types)).toContain(response.headers.get("content-type"));
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
});

test("every script of the page is reachable from its first one", async () => {
  const scripts = new Set(["main.js"]);
  for (const name of scripts) {
    const text = await (await open(`/__emulator/console/${name}`)).text();
    for (const [, imported = ""] of text.matchAll(/from "\.\/([\w.-]+)"/g)) scripts.add(imported);
  }
  expect([...scripts].sort()).toEqual(pageFiles.filter((name) => name.endsWith(".js")));
});

test.each(["nothing.js", "console.html", "tsconfig.json", "..%2fpage.js", "__proto__.js", "toString.js"])(
  "/__emulator/console/%s is 404",
  async (name) => {
    expect((await open(`/__emulator/console/${name}`)).status).toBe(404);
  },
);

test("only GET and HEAD are allowed", async () => {
  for (const path of ["/", "/__emulator/console/main.js"])
    expect((await fetch(`${emulator.url}${path}`, { method: "POST" })).status).toBe(405);
});

test("the console itself is neither counted nor logged", async () => {
  await open("/", browser);
  await open("/__emulator/console/main.js");
  expect([emulator.requests(), emulator.stats().statuses]).toEqual([[], {}]);
});

test("the environment's lines have the secrets on this machine only", async () => {
  const lines = async (url: string) => (await fetch(`${url}/__emulator/environment`)).text();
  const local = await lines(emulator.url);
  expect(local).toContain("BIGCOMMERCE_ACCESS_TOKEN=token-of-my-own\n");
  expect(local).toContain(`BIGCOMMERCE_STOREFRONT_URL=${emulator.url}/channels/{channelId}\n`);
  const shared = await startEmulator({
    host: "0.0.0.0",
    accessToken: "token-of-my-own",
    clientSecret: "s-1",
  });
  const remote = await lines(shared.url);
  expect(remote).toContain("BIGCOMMERCE_STORE_HASH=emulator\n");
  expect(remote).not.toMatch(/token-of-my-own|s-1/);
});

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, test } from "vitest";
import { buildCliForFile, builtFolder, packageFolder, runCli } from "../test/built-cli.js";
import { startEmulator } from "../test/running-emulator.js";

buildCliForFile();

test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
  "it prints the variables to paste and starts, and %s ends it with 0",
  async (signal) => {
    const { child, output, exit } = runCli(
      "--port",
      "0",
      "--store-hash",
      "abc",
      "--access-token",
      "t-1",
      "--channels",
      "3, 4",
      "--client-id",
      "c-1",
      "--client-secret",
      "s-1",
    );
    await expect.poll(output, { timeout: 10_000 }).toContain("BIGCOMMERCE_CLIENT_SECRET=");
    const url = /BIGCOMMERCE_API_URL=(\S+)/.exec(output())?.[1];
    expect(output()).toContain("Paste one of these two blocks into the .env file of your app.");
    expect(output()).toContain(
      [
        "BIGCOMMERCE_STORE_HASH=abc",
        "BIGCOMMERCE_ACCESS_TOKEN=t-1",
        "BIGCOMMERCE_CHANNEL_ID=3,4",
        `BIGCOMMERCE_API_URL=${url}`,
        `BIGCOMMERCE_STOREFRONT_URL=${url}/channels/{channelId}`,
        "BIGCOMMERCE_CLIENT_ID=c-1",
        "BIGCOMMERCE_CLIENT_SECRET=s-1",
      ].join("\n"),
    );
    expect((await fetch(`${url}/__emulator/stats`)).status).toBe(200);
    child.kill(signal);
    expect(await exit).toBe(0);
  },
  20_000,
);

test("for a port in use it prints what to do and exits with 1", async () => {
  const emulator = await startEmulator();
  const { output, exit } = runCli("--port", new URL(emulator.url).port);
  expect(await exit).toBe(1);
  expect(output()).toContain("choose another port with --port");
}, 20_000);

test.each<[string[], string[]]>([
  [
    ["--port", "80a", "--channels", "1,"],
    ["--port: must be", "--channels, entry 2: must be"],
  ],
  [["--prot", "1"], ["Did you mean --port?"]],
  [
    ["--https", "--port", "0", "--ca-file", "no-such-folder/ca.pem"],
    ["there is no folder", "no-such-folder."],
  ],
  [["--https", "--port", "0", "--ca-file", "src"], ["this is a folder"]],
  [["--https", "--port", "0", "--ca-file", "package.json/ca.pem"], ["package.json is not a folder"]],
])(
  "with %j it exits with 1 and prints why",
  async (options, parts) => {
    const { output, exit } = runCli(...options);
    expect(await exit).toBe(1);
    for (const part of parts) expect(output()).toContain(part);
  },
  20_000,
);

test("--help lists every option and exits with 0", async () => {
  const { output, exit } = runCli("--help");
  expect(await exit).toBe(0);
  for (const option of [
    "port",
    "host",
    "store-hash",
    "access-token",
    "client-id",
    "client-secret",
    "channels",
    "shop-url",
    "allow-host",
    "ca-file",
    "https",
    "seed",
    "schema",
    "strict-stubs",
  ])
    expect(output()).toContain(`--${option} `);
}, 20_000);

/** The variables printed under a heading. */
function printedUnder(heading: string, output: string): Record<string, string> {
  const block = output.slice(output.indexOf(heading)).split("\n\n")[0] ?? "";
  return Object.fromEntries(
    block
      .split("\n")
      .slice(1)
      .map((line) => line.split(/=(.*)/, 2)),
  );
}

test("it prints the variables of Catalyst too, with a token that a reset does not end", async () => {
  const { output } = runCli("--port", "0");
  await expect.poll(output, { timeout: 10_000 }).toContain("AUTH_SECRET=");
  const variables = printedUnder("# For Catalyst", output());
  const url = /BIGCOMMERCE_API_URL=(\S+)/.exec(output())?.[1];
  expect(variables).toMatchObject({
    BIGCOMMERCE_STORE_HASH: "emulator",
    BIGCOMMERCE_CHANNEL_ID: "1",
    BIGCOMMERCE_GRAPHQL_API_DOMAIN: url?.replace("http://127.0.0.1", "localhost"),
  });
  await fetch(`${url}/__emulator/reset`, { method: "POST" });
  const answer = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      authorization: `Bearer ${variables.BIGCOMMERCE_STOREFRONT_TOKEN}`,
    },
    body: JSON.stringify({ query: "{ __typename }" }),
  });
  expect(answer.status).toBe(200);
}, 20_000);

test("the file of --ca-file holds a certificate and no key, and is gone with the emulator", async () => {
  const file = join(builtFolder(), "ca.pem");
  const { child, output, exit } = runCli("--port", "0", "--https", "--ca-file", file);
  await expect.poll(output, { timeout: 10_000 }).toContain(`NODE_EXTRA_CA_CERTS=${file}`);
  expect(readFileSync(file, "utf8")).toMatch(
    /^-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----\s*$/,
  );
  expect(output()).not.toContain("PRIVATE KEY");
  child.kill("SIGTERM");
  expect(await exit).toBe(0);
  expect(existsSync(file)).toBe(false);
}, 20_000);

test("an empty file is written over, and a path of the certificate is printed whole", async () => {
  const file = join(builtFolder(), "made-by-mktemp.pem");
  writeFileSync(file, "");
  const { child, output, exit } = runCli(
    "--port",
    "0",
    "--https",
    "--ca-file",
    relative(packageFolder, file),
  );
  await expect.poll(output, { timeout: 10_000 }).toContain(`NODE_EXTRA_CA_CERTS=${file}\n`);
  child.kill("SIGTERM");
  expect(await exit).toBe(0);
}, 20_000);

test("a file that is not a certificate is not written over", async () => {
  const file = join(builtFolder(), "notes.txt");
  writeFileSync(file, "notes");
  const { output, exit } = runCli("--port", "0", "--https", "--ca-file", file);
  expect(await exit).toBe(1);
  expect(output()).toContain("is not a certificate");
  expect(readFileSync(file, "utf8")).toBe("notes");
}, 20_000);

test("--seed starts with a store of your own, and names what is wrong with a file", async () => {
  const file = join(builtFolder(), "store.json");
  writeFileSync(file, JSON.stringify({ products: [{ name: "Mug", listPrice: 12.5 }] }));
  const { output } = runCli("--port", "0", "--seed", file);
  await expect.poll(output, { timeout: 10_000 }).toContain("AUTH_SECRET=");
  const url = /BIGCOMMERCE_API_URL=(\S+)/.exec(output())?.[1];
  expect(await (await fetch(`${url}/__emulator/store`)).json()).toMatchObject({
    products: [{ name: "Mug" }],
  });
  expect(output()).toContain("Warning: orders: ");
  writeFileSync(file, JSON.stringify({ products: [{ name: "Mug", listPrice: "12.5" }] }));
  const wrong = runCli("--port", "0", "--seed", file);
  expect(await wrong.exit).toBe(1);
  expect(wrong.output()).toContain("products.0.listPrice: ");
}, 20_000);

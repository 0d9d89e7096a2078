import { existsSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { buildCliForFile, builtFolder, runCli, runCliWith } from "../../test/built-cli.js";

buildCliForFile();

// Catalyst's own client, with its defaults: it builds its URL from the environment, and wants to be told of bad tokens.
const catalystClient = `
  const { createClient } = require("@bigcommerce/catalyst-client");
  const client = createClient({
    storefrontToken: process.env.BIGCOMMERCE_STOREFRONT_TOKEN,
    xAuthToken: process.env.BIGCOMMERCE_ACCESS_TOKEN,
    storeHash: process.env.BIGCOMMERCE_STORE_HASH,
    channelId: process.env.BIGCOMMERCE_CHANNEL_ID,
  });
  const login = 'mutation Login { login(email: "retail@example.com", password: "emulator") { customerAccessToken { value } } }';
  async function main() {
    const guest = await client.fetch({ document: "query Shop { site { settings { storeName } } customer { entityId } }" });
    const { data } = await client.fetch({ document: login });
    const customerAccessToken = data.login.customerAccessToken.value;
    const customer = await client.fetch({ document: "query Who { customer { entityId } }", customerAccessToken });
    const stranger = await client
      .fetch({ document: "query Who { customer { entityId } }", customerAccessToken: "no-such-token" })
      .catch((error) => error.name);
    console.log(JSON.stringify({ answers: [guest, customer, stranger], env: process.env }));
  }
  main();
`;
const ranSchema = z.object({ answers: z.array(z.unknown()), env: z.record(z.string(), z.string()) });

test("run gives Catalyst's client all it needs, over https with a certificate that its Node trusts", async () => {
  const { printed, output, exit } = runCli("run", "--https", "--", process.execPath, "-e", catalystClient);
  expect(await exit, output()).toBe(0);
  const { answers, env } = ranSchema.parse(JSON.parse(printed()));
  expect(answers).toEqual([
    { data: { site: { settings: { storeName: "Kettle & Fern" } }, customer: null } },
    { data: { customer: { entityId: 1043 } } },
    "InvalidCustomerAccessTokenError",
  ]);
  expect(env).toMatchObject({
    BIGCOMMERCE_ACCESS_TOKEN: "emulator-access-token",
    BIGCOMMERCE_CHANNEL_ID: "1",
    BIGCOMMERCE_API_URL: expect.stringMatching(/^https:\/\/127\.0\.0\.1:\d+$/),
    BIGCOMMERCE_STOREFRONT_URL: expect.stringMatching(/\/channels\/\{channelId\}$/),
    BIGCOMMERCE_CLIENT_ID: "emulator-client-id",
    BIGCOMMERCE_CLIENT_SECRET: "emulator-client-secret-for-local-use-only",
  });
  expect(existsSync(env.NODE_EXTRA_CA_CERTS ?? "")).toBe(false);
}, 30_000);

test.each([
  ["its exit code", "process.exit(7)", 7],
  ["128 and the number of the signal that ended it", "process.kill(process.pid, 'SIGKILL')", 137],
  ["the same for a signal that programs catch", "process.kill(process.pid, 'SIGTERM')", 143],
])(
  "run ends with %s",
  async (_what, script, code) => {
    expect(await runCli("run", "--", process.execPath, "-e", script).exit).toBe(code);
  },
  20_000,
);

test.each([
  [
    "no-such-command",
    127,
    'There is no command "no-such-command". A script of your app starts with "npm run"',
  ],
  ["npm run dev", 127, "Write it without quotes: run -- npm run dev"],
  ["MODE=1", 127, "To set a variable for a command: run -- env MODE=1 COMMAND"],
  ["./src", 126, '"./src" is a folder'],
  ["./package.json", 126, "Make it executable (chmod +x)"],
])(
  "run ends as a shell does if %s does not start",
  async (program, code, message) => {
    const { output, exit } = runCli("run", "--", program);
    expect(await exit).toBe(code);
    expect(output()).toContain(message);
  },
  20_000,
);

test("run says that the interpreter of a script is missing", async () => {
  const script = join(builtFolder(), "script");
  writeFileSync(script, "#!/no/such/interpreter\n", { mode: 0o755 });
  const { output, exit } = runCli("run", "--", script);
  expect(await exit).toBe(127);
  expect(output()).toContain('is there, but the program that its first line ("#!…") names is not');
}, 20_000);

test.each(["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGUSR2"] as const)(
  "run passes %s on, and ends with 128 and its number if it ends the command",
  async (signal) => {
    const script = `process.on("${signal}", () => { process.removeAllListeners("${signal}"); process.kill(process.pid, "${signal}"); });
      console.log("ready"); setInterval(() => {}, 1000);`;
    const { child, printed, exit } = runCli("run", "--", process.execPath, "-e", script);
    await expect.poll(printed, { timeout: 10_000 }).toContain("ready");
    child.kill(signal);
    expect(await exit).toBe(128 + constants.signals[signal]);
  },
  20_000,
);

test("run keeps the authorities that Node trusts, and goes on without a file of them that cannot be read", async () => {
  const env = { NODE_EXTRA_CA_CERTS: builtFolder() };
  const { output, exit } = runCliWith(env, "run", "--https", "--", process.execPath, "-e", "process.exit(3)");
  expect(await exit, output()).toBe(3);
}, 20_000);

test("run passes input, output and signals on, and several channels if they are named", async () => {
  const script = `
    console.log("channels " + process.env.BIGCOMMERCE_CHANNEL_ID);
    process.stdin.once("data", (text) => console.log("read " + text));
    process.on("SIGTERM", () => process.exit(5));
    setInterval(() => {}, 1000);
  `;
  const { child, output, exit } = runCli("run", "--channels", "3,4", "--", process.execPath, "-e", script);
  await expect.poll(output, { timeout: 10_000 }).toContain("channels 3,4");
  child.stdin?.write("a line");
  await expect.poll(output, { timeout: 10_000 }).toContain("read a line");
  child.kill("SIGTERM");
  expect(await exit).toBe(5);
}, 30_000);

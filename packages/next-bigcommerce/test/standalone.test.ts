import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createEmulator, type Emulator } from "bigcommerce-emulator";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectBuild } from "./build-outcome.js";
import { fences } from "./documentation/pages.js";
import { freePort } from "./free-port.js";
import { createNextApp } from "./next-app.js";
import { type RunningApp, serveCommand } from "./next-server.js";
import { installationOf } from "./platforms.js";
import { plainEnvironment } from "./run-command.js";
import { readPage, signIn } from "./shopper.js";
import { emulatorEnvironment, shopAccessToken } from "./store.js";

const page = "packages/next-bigcommerce/docs/deploying.md";

/** The last stage of the page's Dockerfile: what it copies, and what it runs. */
function readDockerfile() {
  const file = fences(page).find(({ language }) => language === "dockerfile");
  const [, stage = ""] = (file?.code ?? "").split(/\n\nFROM /);
  const copied = [...stage.matchAll(/^COPY --from=build \/app\/(\S+) (\S+)$/gm)];
  const command = /^CMD \["node", "([^"]+)"\]$/m.exec(stage)?.[1];
  if (copied.length === 0 || command === undefined) throw new Error(`${page} has no such Dockerfile.`);
  return { copied: copied.map(([, from = "", to = ""]) => ({ from, to })), command };
}

let emulator: Emulator;
let image: string;
let app: RunningApp;

beforeAll(async () => {
  emulator = await createEmulator({ accessToken: shopAccessToken });
  const created = await createNextApp({
    installation: installationOf("next16"),
    config: { output: "standalone" },
  });
  await expectBuild(() => created.build());
  image = await mkdtemp(join(tmpdir(), "next-bigcommerce-image-"));
  const { copied, command } = readDockerfile();
  // The fixture app has no public folder.
  for (const { from, to } of copied.filter((one) => one.from !== "public"))
    await cp(join(created.folder, from), join(image, to), { recursive: true });
  const env = { ...emulatorEnvironment(emulator), NODE_ENV: "production", HOSTNAME: "127.0.0.1" };
  // It takes 0 for its default.
  const port = String(await freePort());
  app = await serveCommand(process.execPath, [command], {
    cwd: image,
    env: plainEnvironment({ ...env, PORT: port }),
  });
});
afterAll(async () => {
  await app?.stop();
  await emulator?.close();
  await rm(image, { recursive: true, force: true });
});

test("the standalone server, laid out as the Dockerfile of docs/deploying.md says, shows each customer their own", async () => {
  const [wholesale, retail] = await Promise.all(
    ["wholesale@example.com", "retail@example.com"].map(async (email) =>
      readPage(`${app.url}/account`, await signIn(app, email)),
    ),
  );
  expect(wholesale?.html).toContain("wholesale@example.com");
  expect(wholesale?.html).not.toContain("retail@example.com");
  expect(retail?.html).toContain("retail@example.com");
  expect(emulator.stats().tokens.impersonation).toBe(1);
});

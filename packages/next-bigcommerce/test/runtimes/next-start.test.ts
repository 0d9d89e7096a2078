import { createEmulator, type Emulator } from "bigcommerce-emulator";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectBuild } from "../build-outcome.js";
import { createNextApp, type NextApp } from "../next-app.js";
import { otherNodes } from "../node-versions.js";
import { installationOf } from "../platforms.js";
import { readPage, signIn } from "../shopper.js";
import { emulatorEnvironment, serviceSecret, shopAccessToken } from "../store.js";
import { findNode } from "./installed-runtime.js";

let emulator: Emulator;
let app: NextApp;

beforeAll(async () => {
  emulator = await createEmulator({ accessToken: shopAccessToken });
  app = await createNextApp({ installation: installationOf("next16"), config: { cacheComponents: true } });
  await expectBuild(() => app.build());
});
afterAll(() => emulator?.close());

test.for(otherNodes)("an app is served by Node %s", async (version, context) => {
  const node = await findNode(version);
  if ("missing" in node) return context.skip(node.missing);
  emulator.reset();
  const running = await app.start(emulatorEnvironment(emulator), node.program);
  try {
    const cookie = await signIn(running, "retail@example.com");
    expect((await readPage(`${running.url}/account`, cookie)).html).toContain("retail@example.com");
    const headers = { authorization: `Bearer ${serviceSecret}` };
    expect((await fetch(`${running.url}/api/shared-token`, { headers })).status).toBe(200);
    expect(emulator.stats().tokens.impersonation).toBe(1);
  } finally {
    await running.stop();
  }
});

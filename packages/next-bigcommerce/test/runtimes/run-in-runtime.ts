import { randomUUID } from "node:crypto";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createEmulator } from "bigcommerce-emulator";
import { expect } from "vitest";
import * as z from "zod/mini";
import { installationOf } from "../platforms.js";
import { plainEnvironment, runCommand } from "../run-command.js";
import { emulatorEnvironment, serviceSecret, shopAccessToken } from "../store.js";
import { startCompressingProxy } from "./compressing-proxy.js";
import type { Runtime } from "./installed-runtime.js";

const script = fileURLToPath(new URL("fixtures/call-store.mjs", import.meta.url));
const own = { customer: { email: "retail@example.com" } };
const dispatched = z.array(z.object({ slot: z.string(), handler: z.enum(["new", "old"]) }));

const Report = z.object({
  transport: z.object({ own: dispatched, ofFetch: dispatched }),
  guest: z.object({ site: z.object({ settings: z.object({ storeName: z.string() }) }) }),
  customer: z.unknown(),
  compressed: z.record(z.string(), z.unknown()),
  routes: z.unknown(),
  givenUp: z.optional(z.string()),
});

type Report = z.infer<typeof Report>;

/** Runs the script beside the packed package, with the emulator as its store, and checks what every runtime must do. */
export async function callStoreIn({ program }: Runtime): Promise<Report> {
  const emulator = await createEmulator({ accessToken: shopAccessToken });
  const proxy = await startCompressingProxy(emulator.url);
  try {
    const codings = ["gzip", "br", "deflate"];
    const urls = Object.fromEntries(codings.map((coding) => [`URL_OF_${coding}`, proxy.urlOf(coding)]));
    const env = { ...emulatorEnvironment(emulator), API_URL: emulator.url, ...urls };
    const report = Report.parse(JSON.parse(await runScript(program, env)));
    expect(report.customer).toEqual(own);
    expect(report.compressed).toEqual({ gzip: own, br: own, deflate: own });
    expect(report.routes).toEqual({ refused: 401, isSharedToken: true, graphql: { data: own } });
    // The sign-in, and what asked for the customer or the store's name: the mutation that is given up is not there.
    expect(emulator.stats().graphql).toBe(7);
    expect(emulator.stats().tokens.impersonation).toBe(1);
    return report;
  } finally {
    await proxy.close();
    await emulator.close();
  }
}

async function runScript(program: string, env: NodeJS.ProcessEnv): Promise<string> {
  const folder = installationOf("next16");
  // Several versions run it at the same time.
  const copy = `call-store-${randomUUID()}.mjs`;
  await cp(script, join(folder, copy));
  const { status, output } = await runCommand(program, ["--conditions=react-server", copy], {
    cwd: folder,
    env: plainEnvironment({ ...env, SERVICE_SECRET: serviceSecret }),
  });
  expect(status, output).toBe(0);
  return output.slice(output.indexOf("{"));
}

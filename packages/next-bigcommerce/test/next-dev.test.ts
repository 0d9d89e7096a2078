import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { createEmulator, type Emulator } from "bigcommerce-emulator";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { holdsAny } from "./leak.js";
import { createNextApp } from "./next-app.js";
import type { RunningApp } from "./next-server.js";
import { casesOfProject, installationOf } from "./platforms.js";
import { signIn } from "./shopper.js";
import { emulatorEnvironment, serviceSecret, shopAccessToken } from "./store.js";

const cases = casesOfProject({ newest: [{ cacheComponents: true }], others: [{ cacheComponents: false }] });

describe.each(cases)("under next dev with %o", (config) => {
  let emulator: Emulator;
  let app: RunningApp;

  beforeAll(async () => {
    emulator = await createEmulator({ accessToken: shopAccessToken });
    const installation = installationOf("next16");
    const created = await createNextApp({ installation, fixtures: ["base", "dev-stream"], config });
    app = await created.develop(emulatorEnvironment(emulator));
  });

  afterAll(async () => {
    await app?.stop();
    await emulator?.close();
  });

  /** Opens a page as a browser in development does: the document, then the socket that belongs to it. */
  async function openPage(path: string, cookie: string, until: string) {
    const html = await (await fetch(`${app.url}${path}`, { headers: { cookie } })).text();
    const id = /__next_r="([^"]+)"/.exec(html)?.[1];
    if (id === undefined) throw new Error(`${path} names no request id:\n${html}`);
    const messages = await readSocket(`${app.url.replace("http:", "ws:")}/_next/hmr?id=${id}`, until);
    return { html, messages };
  }

  async function readSocket(url: string, until: string): Promise<Buffer> {
    const socket = new WebSocket(url);
    socket.binaryType = "arraybuffer";
    const received: Buffer[] = [];
    socket.addEventListener("message", ({ data }) => received.push(Buffer.from(data)));
    await once(socket, "open");
    for (let waits = 0; waits < 50 && !Buffer.concat(received).includes(until); waits++) await sleep(100);
    await sleep(500);
    socket.close();
    return Buffer.concat(received);
  }

  test("the socket carries values that a page awaits but never renders", async () => {
    const { html, messages } = await openPage("/control", "", "awaited-but-never-rendered");
    expect(messages.includes("awaited-but-never-rendered")).toBe(true);
    expect(html).not.toContain("awaited-but-never-rendered");
  });

  test("it never carries the access token or the minted one, though the page awaits it", async () => {
    const cookie = await signIn(app, "wholesale@example.com");
    const { html, messages } = await openPage("/token", cookie, "wholesale@example.com");
    expect(html).toContain("wholesale@example.com");
    expect(messages.includes("wholesale@example.com")).toBe(true);

    const headers = { authorization: `Bearer ${serviceSecret}` };
    const answer = await (await fetch(`${app.url}/api/impersonation-token`, { headers })).text();
    const token = /"token":"([^"]+)"/.exec(answer)?.[1] ?? "";
    expect(token).toMatch(/^ey/);
    expect(emulator.stats().tokens.impersonation).toBe(1);
    expect(holdsAny(html, [shopAccessToken, token])).toBe(false);
    expect(holdsAny(messages, [shopAccessToken, token])).toBe(false);
  });
});

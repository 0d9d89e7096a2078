import { X509Certificate } from "node:crypto";
import { request } from "node:https";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { emulatorForFile, startEmulator } from "../../test/running-emulator.js";
import type { Emulator } from "../index.js";

const emulator = emulatorForFile({
  https: true,
  channels: [1, 7],
  allowHosts: ["bigcommerce", "shop.lan", "10.0.0.5"],
});

interface HttpsGet {
  readonly host?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly ca?: string | undefined;
}

/** A GET at a name, which leads to this machine whatever the resolver says. */
function get(
  target: Emulator,
  { host = "127.0.0.1", path = "/__emulator/stats", headers = {}, ca }: HttpsGet,
) {
  const { port } = new URL(target.url);
  const options = { host: "127.0.0.1", servername: /^[\d.]+$/.test(host) ? "" : host, port, path, ca };
  return new Promise<number | undefined>((resolve, reject) => {
    const call = request({ ...options, headers: { host: `${host}:${port}`, ...headers } }, (response) => {
      response.resume().once("end", () => resolve(response.statusCode));
    });
    call.once("error", reject).end();
  });
}

const trusted = () => ({ ca: emulator.caCertificate ?? "" });

test.each([
  "127.0.0.1",
  "localhost",
  "store-emulator.localhost",
  "store-emulator-1.localhost",
  "store-emulator-7.localhost",
  "bigcommerce",
  "store-emulator-7.bigcommerce",
  "shop.lan",
  "anything.shop.lan",
])("a client that trusts the authority accepts the certificate for %s", async (host) => {
  await expect(get(emulator, { host, ...trusted() })).resolves.toBe(host === "anything.shop.lan" ? 403 : 200);
});

test("the certificate is for the addresses too, and for no name beyond", async () => {
  await expect(get(emulator, { host: "evil.example", ...trusted() })).rejects.toThrow(/altnames/);
  await expect(get(emulator, { host: "store-emulator-2.localhost", ...trusted() })).rejects.toThrow(
    /altnames/,
  );
});

test("a client that does not know the authority refuses it", async () => {
  await expect(get(emulator, {})).rejects.toThrow(/certificate/);
});

test("the authority can sign no other authority, and each emulator has its own", async () => {
  const authority = new X509Certificate(emulator.caCertificate ?? "");
  expect(authority.ca).toBe(true);
  const other = await startEmulator({ https: true });
  expect(other.caCertificate).not.toBe(emulator.caCertificate);
  await expect(get(other, trusted())).rejects.toThrow();
  await expect(get(other, { ca: other.caCertificate ?? "" })).resolves.toBe(200);
});

test("its url is https, and its own page is no foreign one", async () => {
  expect(emulator.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
  const own = { headers: { origin: emulator.url, "sec-fetch-site": "same-origin" }, ...trusted() };
  expect(await get(emulator, own)).toBe(200);
  const foreign = { headers: { origin: emulator.url.replace("https", "http") }, ...trusted() };
  expect(await get(emulator, foreign)).toBe(403);
});

test("without https there is no certificate", async () => {
  expect((await startEmulator()).caCertificate).toBeNull();
});

test("close does not wait for a client that has not said anything", async () => {
  const own = await startEmulator({ https: true });
  const socket = connect(Number(new URL(own.url).port), "127.0.0.1");
  socket.on("error", () => {});
  await new Promise((resolve) => socket.once("connect", resolve));
  await new Promise((resolve) => setTimeout(resolve, 20));
  await own.close();
});

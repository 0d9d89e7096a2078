import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { SetUp } from "../benchmark.ts";
import { readEnv } from "./emulator-settings.ts";

const processFile = fileURLToPath(new URL("./upstream-process.ts", import.meta.url));
const readySchema = z.object({ url: z.string() });

/** A fast stand-in for BigCommerce in a process of its own. */
export async function startUpstream(env: Readonly<Record<string, string>> = {}): Promise<SetUp> {
  const child = fork(processFile, {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: { ...process.env, ...env },
  });
  const [message] = await once(child, "message");
  const { url } = readySchema.parse(message);
  return {
    env: { UPSTREAM_URL: url },
    async close() {
      child.disconnect();
      await once(child, "exit");
    },
  };
}

export const upstreamUrl = () => readEnv("UPSTREAM_URL");

/** Over TLS, with a certificate made for this run that the measured processes trust. */
export async function startTlsUpstream(): Promise<SetUp> {
  const { generate } = await import("selfsigned");
  const { private: key, cert } = await generate([{ name: "commonName", value: "127.0.0.1" }], {
    extensions: [{ name: "subjectAltName", altNames: [{ type: 7, ip: "127.0.0.1" }] }],
  });
  const folder = await mkdtemp(join(tmpdir(), "benchmark-tls-"));
  const files = { TLS_KEY_FILE: join(folder, "key.pem"), TLS_CERTIFICATE_FILE: join(folder, "cert.pem") };
  await writeFile(files.TLS_KEY_FILE, key);
  await writeFile(files.TLS_CERTIFICATE_FILE, cert);
  const upstream = await startUpstream(files);
  return {
    env: { ...upstream.env, NODE_EXTRA_CA_CERTS: files.TLS_CERTIFICATE_FILE },
    async close() {
      await upstream.close();
      await rm(folder, { recursive: true });
    },
  };
}

import { afterAll, beforeAll, expect, it } from "vitest";
import { ClientProcess, idsOf, optionsFor, transports } from "./client-process.ts";
import { tally } from "./mutations.ts";
import { type TrustedFile, trustedFile } from "./trusted-file.ts";
import { Upstream } from "./upstream.ts";

let trusted: TrustedFile;
let plain: Upstream;
let secure: Upstream;
beforeAll(async () => {
  trusted = await trustedFile();
  plain = await Upstream.start();
  secure = await Upstream.start({ certificate: await trusted.authority.issue() });
});
afterAll(async () => {
  await Promise.all([plain.stop(), secure.stop()]);
  await trusted.remove();
});

it.each(transports)("a process whose requests over %s are answered ends by itself", async (transport) => {
  const client = await ClientProcess.start({ NODE_EXTRA_CA_CERTS: trusted.path });
  const jobs = [plain, secure].map(({ url }) => {
    const options = { ...optionsFor(plain.url, url), transport };
    return { how: "together", kind: "query", options, ids: idsOf(url, 20) } as const;
  });
  expect(tally(await client.run(...jobs))).toEqual({ answered: 40 });
  // Sooner than the connections, which are kept for 4 s, and the token, for an hour.
  expect(await client.dismiss()).toBeLessThan(3500);
});

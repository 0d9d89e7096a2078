import { afterAll, beforeAll, expect, it } from "vitest";
import { ClientProcess, idsOf, optionsFor, transports } from "./client-process.ts";
import { FaultProxy, type Faults } from "./fault-proxy.ts";
import { nothingWrong, tally, wrongs } from "./mutations.ts";
import { type TrustedFile, trustedFile } from "./trusted-file.ts";
import { Upstream } from "./upstream.ts";

let trusted: TrustedFile;
let secure: Upstream;
let plain: Upstream;
let client: ClientProcess;
beforeAll(async () => {
  trusted = await trustedFile();
  plain = await Upstream.start();
  secure = await Upstream.start({ certificate: await trusted.authority.issue() });
  client = await ClientProcess.start({ NODE_EXTRA_CA_CERTS: trusted.path });
});
afterAll(async () => {
  await client.stop();
  await secure.stop();
  await plain.stop();
  await trusted.remove();
});

async function withProxy(target: Upstream, faults: Faults, use: (proxy: FaultProxy) => Promise<void>) {
  const proxy = await FaultProxy.start(target, faults);
  try {
    await use(proxy);
  } finally {
    await proxy.stop();
  }
}

const mutate = (transport: string, storefrontUrl: string, how: "together" | "inTurn") => {
  const options = { ...optionsFor(plain.url, storefrontUrl), transport };
  const ids = idsOf(`${how} over ${transport}`, 50);
  return client.run({ how, kind: "mutation", options, ids });
};

// `fetch` does not say whether it was sent.
it("a mutation whose connection was reset during the TLS handshake is sent once, over another", async () => {
  await withProxy(secure, { resetFirst: 50 }, async (proxy) => {
    const outcomes = await mutate("dispatcher", proxy.secureUrl, "together");
    expect(tally(outcomes)).toEqual({ answered: 50 });
    const { received } = secure;
    expect(wrongs({ outcomes, received, wasSent: () => false })).toEqual(nothingWrong);
  });
});

it.each(transports)(
  "no mutation over %s is lost unsent or sent twice if the server ends connections right after an answer",
  async (transport) => {
    await withProxy(plain, { endAfterAnswers: 1 }, async (proxy) => {
      const outcomes = await mutate(transport, proxy.url, "inTurn");
      const { received } = plain;
      expect(wrongs({ outcomes, received, wasSent: (id) => proxy.hasSeen(id) })).toEqual(nothingWrong);
    });
  },
);

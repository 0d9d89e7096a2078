import { afterAll, beforeAll, expect, it } from "vitest";
import { ClientProcess, optionsFor } from "./client-process.ts";
import { type Certificate, selfSignedCertificate } from "./tls-authority.ts";
import { type TrustedFile, trustedFile } from "./trusted-file.ts";
import { Upstream } from "./upstream.ts";

let trusted: TrustedFile;
let tokens: Upstream;
let trusting: ClientProcess;
let strange: ClientProcess;
beforeAll(async () => {
  trusted = await trustedFile();
  tokens = await Upstream.start();
  [trusting, strange] = await Promise.all([
    ClientProcess.start({ NODE_EXTRA_CA_CERTS: trusted.path }),
    ClientProcess.start(),
  ]);
});
afterAll(async () => {
  await Promise.all([trusting.stop(), strange.stop()]);
  await tokens.stop();
  await trusted.remove();
});

async function ask(client: ClientProcess, certificate: Certificate) {
  const upstream = await Upstream.start({ certificate });
  const options = optionsFor(tokens.url, upstream.url);
  const [outcome] = await client.run({ how: "together", kind: "query", options, ids: ["a query"] });
  await upstream.stop();
  return { outcome, received: upstream.received.length };
}

const withChain = async () => {
  const { key, cert } = await trusted.authority.issue();
  return { key, cert: `${cert}\n${trusted.authority.certificate}` };
};

it("the authority that NODE_EXTRA_CA_CERTS names is trusted", async () => {
  const { outcome } = await ask(trusting, await trusted.authority.issue());
  expect(outcome).toMatchObject({ answer: "a query" });
});

it.each([
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "strange", () => selfSignedCertificate()],
  ["SELF_SIGNED_CERT_IN_CHAIN", "strange", () => withChain()],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "strange", () => trusted.authority.issue()],
  ["CERT_HAS_EXPIRED", "trusting", () => trusted.authority.issue({ expired: true })],
  ["ERR_TLS_CERT_ALTNAME_INVALID", "trusting", () => trusted.authority.issue({ host: "elsewhere.example" })],
] as const)(
  "%s is not tried again, and the error says how to trust an authority",
  async (code, who, issue) => {
    const { outcome, received } = await ask(who === "trusting" ? trusting : strange, await issue());
    expect(outcome).toMatchObject({ code: "upstream_unavailable", retryable: false });
    expect(outcome?.message).toContain(code);
    expect(outcome?.message).toContain("NODE_EXTRA_CA_CERTS");
    expect(received).toBe(0);
  },
);

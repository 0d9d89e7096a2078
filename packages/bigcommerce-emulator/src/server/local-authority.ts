import { randomBytes } from "node:crypto";
import { isIP } from "node:net";
import { generate } from "selfsigned";

/** What an https server needs, and the certificate that its clients must know. All in PEM. */
export interface LocalCertificate {
  readonly key: string;
  readonly cert: string;
  readonly caCertificate: string;
}

const dayMs = 24 * 60 * 60 * 1000;
const algorithms = { keyType: "ec", curve: "P-256", algorithm: "sha256" } as const;

/**
 * A certificate for these names, signed by an authority that is made for it and signs nothing else: nobody keeps the
 * authority's key, so that whoever trusts it trusts this one certificate.
 */
export async function issueLocalCertificate(names: readonly string[]): Promise<LocalCertificate> {
  const dates = {
    notBeforeDate: new Date(Date.now() - dayMs),
    notAfterDate: new Date(Date.now() + 365 * dayMs),
  };
  // A name of its own, so that a client that trusts two of them does not take one for the other.
  const authorityName = `BigCommerce emulator ${randomBytes(4).toString("hex")}`;
  const authority = await generate([{ name: "commonName", value: authorityName }], {
    ...algorithms,
    ...dates,
    extensions: [
      { name: "basicConstraints", cA: true, pathLenConstraint: 0, critical: true },
      { name: "keyUsage", keyCertSign: true, critical: true },
    ],
  });
  const { private: key, cert } = await generate([{ name: "commonName", value: "localhost" }], {
    ...algorithms,
    ...dates,
    ca: { key: authority.private, cert: authority.cert },
    extensions: [
      { name: "basicConstraints", cA: false, critical: true },
      { name: "keyUsage", digitalSignature: true, critical: true },
      { name: "extKeyUsage", serverAuth: true },
      { name: "subjectAltName", altNames: names.map(altName) },
    ],
  });
  return { key, cert, caCertificate: authority.cert };
}

function altName(name: string): { type: 2; value: string } | { type: 7; ip: string } {
  return isIP(name) === 0 ? { type: 2, value: name } : { type: 7, ip: name };
}

import { generate } from "selfsigned";

/** A server's key and certificate. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

interface IssueOptions {
  /** The name that the certificate is for. Default: `localhost`, where the tests' servers are. */
  readonly host?: string;
  readonly expired?: boolean;
}

const inDays = (days: number) => new Date(Date.now() + days * 24 * 60 * 60 * 1000);
const settings = { keyType: "ec", curve: "P-256", algorithm: "sha256" } as const;

/** An authority that no Node knows. */
export class TlsAuthority {
  readonly #key: string;
  readonly certificate: string;

  private constructor(key: string, certificate: string) {
    this.#key = key;
    this.certificate = certificate;
  }

  static async create(): Promise<TlsAuthority> {
    const { private: key, cert } = await generate([{ name: "commonName", value: "Wire test authority" }], {
      ...settings,
      extensions: [
        { name: "basicConstraints", cA: true, critical: true },
        { name: "keyUsage", keyCertSign: true, cRLSign: true, critical: true },
      ],
    });
    return new TlsAuthority(key, cert);
  }

  /** A certificate for a server of this machine. */
  async issue({ host = "localhost", expired = false }: IssueOptions = {}): Promise<Certificate> {
    const ca = { key: this.#key, cert: this.certificate };
    const [notBeforeDate, notAfterDate] = expired ? [inDays(-20), inDays(-10)] : [inDays(-1), inDays(30)];
    const subject = [{ name: "commonName", value: host }];
    const extensions = serverExtensions(host);
    const issued = await generate(subject, { ...settings, ca, notBeforeDate, notAfterDate, extensions });
    return { key: issued.private, cert: issued.cert };
  }
}

/** A certificate that vouches for itself. */
export async function selfSignedCertificate(): Promise<Certificate> {
  const subject = [{ name: "commonName", value: "localhost" }];
  const { private: key, cert } = await generate(subject, {
    ...settings,
    extensions: serverExtensions("localhost"),
  });
  return { key, cert };
}

const serverExtensions = (host: string) => [
  { name: "subjectAltName" as const, altNames: [{ type: 2 as const, value: host }] },
];

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TlsAuthority } from "./tls-authority.ts";

/** An authority whose certificate stands in a file, as `NODE_EXTRA_CA_CERTS` wants it. */
export interface TrustedFile {
  readonly authority: TlsAuthority;
  readonly path: string;
  remove(): Promise<void>;
}

export async function trustedFile(): Promise<TrustedFile> {
  const authority = await TlsAuthority.create();
  const folder = await mkdtemp(join(tmpdir(), "next-bigcommerce-tls-"));
  const path = join(folder, "authority.pem");
  await writeFile(path, authority.certificate);
  return { authority, path, remove: () => rm(folder, { recursive: true }) };
}

import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Writes the authority's certificate for `NODE_EXTRA_CA_CERTS`. Without a path it goes to the temporary folder, under
 * the same name for the same port, so that a setting with it lasts.
 *
 * @returns the file's path.
 * @throws Error if another file is in the way.
 */
export function writeCaFile(certificate: string, path: string | null, port: number): string {
  const file = path ?? join(tmpdir(), `bigcommerce-emulator-${port}-ca.pem`);
  if (existsSync(file) && !readFileSync(file, "utf8").startsWith("-----BEGIN CERTIFICATE-----"))
    throw new Error(`${file} is there already and is not a certificate. Name another file with --ca-file.`);
  rmSync(file, { force: true });
  // Only as a new file of our own: in a folder that others share, nobody else may be able to change what is trusted.
  writeFileSync(file, certificate, { flag: "wx", mode: 0o644 });
  return file;
}

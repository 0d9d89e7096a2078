import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { errorCode } from "./error-code.js";
import { fileFailure } from "./file-failure.js";

/**
 * Writes the authority's certificate for `NODE_EXTRA_CA_CERTS`. Without a path it goes to the temporary folder, under
 * the same name for the same port, so that a setting with it lasts.
 *
 * @returns the file's whole path: who reads the variable may have started elsewhere.
 * @throws Error if another file is in the way, or the file cannot be written.
 */
export function writeCaFile(certificate: string, path: string | null, port: number): string {
  const file = resolve(path ?? join(tmpdir(), `bigcommerce-emulator-${port}-ca.pem`));
  if (!isReplaceable(file))
    throw new Error(`${file} is there already and is not a certificate. Name another file with --ca-file.`);
  try {
    rmSync(file, { force: true });
    // Only as a new file of our own: in a folder that others share, nobody else may be able to change what is trusted.
    writeFileSync(file, certificate, { flag: "wx", mode: 0o644 });
  } catch (cause) {
    throw fileFailure("--ca-file", file, cause, "written");
  }
  return file;
}

/** Whether nothing is lost if the file is written anew: it is not there, is empty (`mktemp`), or is a certificate. */
function isReplaceable(file: string): boolean {
  try {
    const text = readFileSync(file, "utf8");
    return text === "" || text.startsWith("-----BEGIN CERTIFICATE-----");
  } catch (cause) {
    if (errorCode(cause) === "ENOENT") return true;
    throw fileFailure("--ca-file", file, cause, "written");
  }
}

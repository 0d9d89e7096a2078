import { readFileSync, rmSync } from "node:fs";
import { startEmulator } from "../create-emulator.js";
import type { Connection } from "../state/variables.js";
import type { StartCommand } from "./arguments.js";
import { writeCaFile } from "./ca-file.js";

/** An emulator with all that a program needs to use it. */
export interface ConnectedEmulator {
  readonly connection: Connection;
  /** Stops it and removes the certificate's file. */
  readonly stop: () => Promise<void>;
}

export async function startConnected({ kind, options, caFile }: StartCommand): Promise<ConnectedEmulator> {
  const { emulator, settings, warnings, issueToken } = await startEmulator(options);
  for (const warning of warnings) console.error(`Warning: ${warning}`);
  const { url, caCertificate } = emulator;
  try {
    const port = Number(new URL(url).port);
    const more = kind === "run" ? knownAuthorities() : "";
    const file = caCertificate === null ? null : writeCaFile(`${caCertificate}\n${more}`, caFile, port);
    const { storeHash, clientId, clientSecret, channels } = settings;
    const accessToken = settings.accounts[0]?.token ?? "";
    const privateToken = await issueToken();
    const account = { storeHash, accessToken, clientId, clientSecret };
    const connection = { url, ...account, channels, privateToken, caFile: file };
    const stop = async () => {
      if (file !== null) rmSync(file, { force: true });
      await emulator.close();
    };
    return { connection, stop };
  } catch (error) {
    await emulator.close();
    throw error;
  }
}

/**
 * What Node trusts here already: the variable holds one file, and the command must not lose that one. A file that cannot
 * be read is none to Node either.
 */
function knownAuthorities(): string {
  const file = process.env.NODE_EXTRA_CA_CERTS;
  if (file === undefined || file === "") return "";
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

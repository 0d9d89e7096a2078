import { isLoopbackHost } from "../http/loopback.js";
import { dotenvLines, ownVariables } from "../state/variables.js";

interface PrintedSettings {
  readonly host: string;
  readonly storeHash: string;
  readonly accounts: readonly { readonly token: string }[];
  readonly channels: readonly number[];
  readonly clientId: string;
  readonly clientSecret: string;
}

/**
 * The variables that connect an application to the emulator, one `NAME=value` per line. An emulator that is open to the
 * network keeps its secrets to itself: whoever started it has them.
 */
export function environmentLines(url: string, settings: PrintedSettings): string {
  const secret = (value: string) =>
    isLoopbackHost(settings.host) ? value : "# as given when the emulator was started";
  const accessToken = secret(settings.accounts[0]?.token ?? "");
  const clientSecret = secret(settings.clientSecret);
  return dotenvLines(ownVariables({ ...settings, url, accessToken, clientSecret, caFile: null }));
}

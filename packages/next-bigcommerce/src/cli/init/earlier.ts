import { posix } from "node:path";
import { emulatorVariables } from "../app/emulator.js";
import { readEnvText } from "../app/env-file.js";
import type { App } from "./app/app.js";
import { readIfThere, readOwn } from "./app/read-file.js";
import { Refusal } from "./app/refusal.js";
import type { Wishes } from "./choices.js";
import type { TokenKind } from "./plan/env-local.js";
import { findModule } from "./plan/templates.js";

/** The wishes, with what the app has decided already: a second run does not begin with another kind of token or store. */
export async function withEarlier<W extends Wishes>(wishes: W, app: App): Promise<W> {
  const own = await readOwnInstance(app);
  if (own !== undefined && wishes.tokenKind !== undefined && wishes.tokenKind !== own.tokenKind)
    throw new Refusal(otherKind(own.path, own.tokenKind));
  return {
    ...wishes,
    tokenKind: wishes.tokenKind ?? own?.tokenKind,
    emulator: wishes.emulator ?? (await readStore(app)),
  };
}

const otherKind = (path: string, tokenKind: TokenKind) =>
  `This app has ${tokenKind} tokens already: ${path} says so, and files for another kind would not work beside it. Leave out --token-kind. To change the kind, move away the files that init wrote (--dry-run without --token-kind lists them) and run the same command again.`;

/** The kind of token of the app's own instance; `undefined` if there is none or its text does not say it. */
async function readOwnInstance({ folder, sourceFolder }: App) {
  const path = findModule(folder, posix.join(sourceFolder, "lib/bigcommerce"));
  const text = path === undefined ? "" : await readOwn(path, folder);
  if (path === undefined || !/\bcreateBigCommerce\b/.test(text)) return undefined;
  const written = /\btokenKind\s*:\s*["'`](private|impersonation)["'`]/.exec(text)?.[1];
  if (written === undefined && /\btokenKind\b/.test(text)) return undefined;
  const tokenKind: TokenKind = written === "private" ? "private" : "impersonation";
  return { path, tokenKind };
}

/** Whether the app's store is the emulator; `undefined` while it has none. */
async function readStore({ folder }: App): Promise<boolean | undefined> {
  const variables = readEnvText((await readIfThere(".env.local", folder)) ?? "");
  const storeHash = variables.findLast(({ name }) => name === "BIGCOMMERCE_STORE_HASH")?.value.trim();
  return storeHash === undefined || storeHash === ""
    ? undefined
    : storeHash === emulatorVariables.BIGCOMMERCE_STORE_HASH;
}

import { lookup } from "node:dns/promises";
import type { Connection } from "../state/variables.js";

/**
 * What tells the command's Node to find the emulator under names that do not lead to it: those below `localhost`, by
 * which Catalyst's client finds its store, on a machine that does not know them, and the allowed hosts.
 */
export async function nodeOptions(
  { url, storeHash }: Connection,
  allowHosts: readonly string[],
): Promise<Record<string, string>> {
  const preloads = [
    ...((await isFound(`store-${storeHash}.localhost`))
      ? []
      : [new URL("./localhost-names.js", import.meta.url)]),
    ...(allowHosts.length === 0 ? [] : [routeTo(url, allowHosts)]),
  ].map((file) => `--import=${file}`);
  if (preloads.length === 0) return {};
  return { NODE_OPTIONS: [process.env.NODE_OPTIONS, ...preloads].filter(Boolean).join(" ") };
}

function isFound(name: string): Promise<boolean> {
  return lookup(name).then(
    () => true,
    () => false,
  );
}

function routeTo(url: string, allowHosts: readonly string[]): URL {
  const route = new URL("./allowed-hosts.js", import.meta.url);
  route.searchParams.set("to", url);
  for (const name of allowHosts) route.searchParams.append("host", name.toLowerCase());
  return route;
}

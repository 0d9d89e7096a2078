import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The `redis-server` of this machine, or `undefined`: CI installs one. */
export function findRedisServer(): string | undefined {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/bin", "/usr/local/bin"];
  return folders.map((folder) => join(folder, "redis-server")).find((path) => existsSync(path));
}

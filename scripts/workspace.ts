import { delimiter } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root folder, and paths below it. */
export const workspacePath = (relative = ".") => fileURLToPath(new URL(`../${relative}`, import.meta.url));

const isOurs = (name: string) =>
  name.startsWith("BIGCOMMERCE_") ||
  name.startsWith("STAFF_") ||
  ["SERVICE_SECRET", "SESSION_SECRET", "REDIS_URL", "TRUSTED_PROXY_HOPS", "DEMO", "NODE_ENV"].includes(name);

/**
 * The environment for every process the scripts start: what the machine has, without a variable that would point
 * the storefront at somebody's real store, and with the workspace's own tools (and Node) first on the path.
 */
export function workspaceEnvironment(inherited: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const kept = Object.entries(inherited).filter(([name]) => !isOurs(name));
  return {
    ...Object.fromEntries(kept),
    PATH: [workspacePath("node_modules/.bin"), inherited.PATH ?? ""].join(delimiter),
    NEXT_TELEMETRY_DISABLED: "1",
    TURBO_TELEMETRY_DISABLED: "1",
  };
}

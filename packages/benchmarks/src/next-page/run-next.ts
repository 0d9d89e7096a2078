import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const nextBin = fileURLToPath(new URL("../../node_modules/next/dist/bin/next", import.meta.url));
const folder = fileURLToPath(new URL("../../next-app/", import.meta.url));

/** The app has two builds, each in a folder of its own. */
export interface Variant {
  readonly cacheComponents: boolean;
}

/** Runs a command of Next on the app. It inherits no flag of this process, only its environment. */
export function runNext(args: readonly string[], { cacheComponents }: Variant, env: NodeJS.ProcessEnv = {}) {
  return spawn(process.execPath, [nextBin, ...args], {
    cwd: folder,
    env: {
      ...process.env,
      ...env,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      CACHE_COMPONENTS: String(cacheComponents),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

export async function buildNextApp(variant: Variant): Promise<void> {
  const child = runNext(["build"], variant);
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  const status = await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
  if (status !== 0) throw new Error(`next build ended with ${status}:\n${output}`);
}

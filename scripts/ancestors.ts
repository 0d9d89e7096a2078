import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** The pid of a process's parent; null when it is gone, or this system does not say. */
function parentOf(pid: number): number | null {
  try {
    // Field 4 of proc_pid_stat(5); the name before it may itself hold blanks and parentheses.
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return (
      Number.parseInt(spawnSync("ps", ["-o", "ppid=", "-p", `${pid}`], { encoding: "utf8" }).stdout, 10) ||
      null
    );
  }
}

function ancestors(count: number): string {
  const pids: (number | null)[] = [process.pid];
  while (pids.length <= count) pids.push(parentOf(pids.at(-1) ?? 0));
  return pids.join();
}

/**
 * Calls `onLoss` once a process between us and the package runner is gone. npx ends on SIGTERM without telling pnpm, and a
 * runner that is killed outright tells nobody: without this, both would leave the servers behind.
 */
export function watchPackageRunner(onLoss: () => void, environment: NodeJS.ProcessEnv = process.env): void {
  if (!environment.npm_lifecycle_event || process.platform === "win32") return;
  // We, the shell, pnpm; through npx also the shell that pnpm runs in.
  const count = environment.npm_execpath?.includes("_npx") ? 3 : 2;
  const known = ancestors(count);
  const timer = setInterval(() => {
    if (ancestors(count) === known) return;
    clearInterval(timer);
    onLoss();
  }, 500);
  timer.unref();
}

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

interface Parent {
  pid: number;
  /** Name of the child whose parent it is. */
  childName: string;
}

/** A process's parent; null when the process is gone. */
function parentOf(pid: number): Parent | null {
  try {
    // Fields 2 to 4 of proc_pid_stat(5); the name may itself hold blanks and parentheses.
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const nameEnd = stat.lastIndexOf(")");
    return {
      pid: Number(stat.slice(nameEnd + 2).split(" ")[1]),
      childName: stat.slice(stat.indexOf("(") + 1, nameEnd),
    };
  } catch {
    const listed =
      spawnSync("ps", ["-o", "ppid=,command=", "-p", `${pid}`], { encoding: "utf8" }).stdout ?? "";
    const [, parent, command] = /^\s*(\d+)\s+(.*)/.exec(listed) ?? [];
    return parent && command ? { pid: Number(parent), childName: command.replace(/^\S*\//, "") } : null;
  }
}

/**
 * The processes from us up to the package runner: we, the shell, pnpm, and where npx started pnpm, whatever lies between
 * and npx. Not what started the runner: a terminal that is closed is no reason to stop.
 */
function packageRunnerChain(pid = process.pid): number[] {
  const chain = [pid];
  for (let parent = parentOf(pid); parent && parent.pid > 1 && chain.length < 6; ) {
    chain.push(parent.pid);
    parent = parentOf(parent.pid);
    if (parent && /^(npm|npx)\b/.test(parent.childName)) return chain;
  }
  return chain.slice(0, 3);
}

/**
 * Calls `onLoss` once a process between us and the package runner is gone. npx ends on SIGTERM without telling pnpm, and a
 * runner that is killed outright tells nobody: without this, both would leave the servers behind.
 */
export function watchPackageRunner(onLoss: () => void): void {
  if (!process.env.npm_lifecycle_event || process.platform === "win32") return;
  const chain = packageRunnerChain();
  const isWhole = () => chain.slice(1).every((pid, index) => parentOf(chain[index] ?? 0)?.pid === pid);
  const timer = setInterval(() => {
    if (isWhole()) return;
    clearInterval(timer);
    onLoss();
  }, 500);
  timer.unref();
}

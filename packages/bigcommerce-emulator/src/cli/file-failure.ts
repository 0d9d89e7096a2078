import { dirname, resolve } from "node:path";
import { errorCode } from "./error-code.js";

/** Why the file of an option cannot be used, and what to do. */
export function fileFailure(option: string, path: string, cause: unknown, use: "read" | "written"): Error {
  return new Error(`${option} ${path}: ${reasonOf(path, cause, use)}`, { cause });
}

function reasonOf(path: string, cause: unknown, use: "read" | "written"): string {
  const whole = resolve(path);
  switch (errorCode(cause)) {
    case "ENOENT":
      return use === "read"
        ? `there is no file ${whole}. A path begins in the folder where the command is started.`
        : `there is no folder ${dirname(whole)}. Create it, or name another file.`;
    case "ENOTDIR":
      return `${dirname(whole)} is not a folder.`;
    case "EISDIR":
      return "this is a folder. Name a file.";
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return `the file cannot be ${use} by this user. Change its permissions, or name another file.`;
    default:
      return `the file cannot be ${use}: ${cause instanceof Error ? cause.message : String(cause)}`;
  }
}

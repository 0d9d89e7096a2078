import { readFileSync } from "node:fs";
import { fileFailure } from "./file-failure.js";

/** @throws Error naming the option and the file if it cannot be read, is empty or is not UTF-8. */
export function readTextFile(option: string, path: string): string {
  const text = decode(option, path, readBytes(option, path));
  if (text.trim() === "") throw new Error(`${option} ${path}: the file is empty.`);
  return text;
}

function readBytes(option: string, path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw fileFailure(option, path, cause, "read");
  }
}

/** Without the byte order mark that some editors and shells put first. */
function decode(option: string, path: string, bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    const isUtf16 = ["fffe", "feff"].includes(bytes.subarray(0, 2).toString("hex"));
    const found = isUtf16 ? "is UTF-16 text" : "is not UTF-8 text";
    throw new Error(`${option} ${path}: the file ${found}. Save it as UTF-8.`, { cause });
  }
}

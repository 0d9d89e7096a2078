import { type NextConfigFile, nextConfigFiles, parseNextConfig } from "../../app/code/next-config.js";
import { readText } from "./files.js";

/** `undefined` for an app without one. */
export async function readNextConfig(folder: string): Promise<NextConfigFile | undefined> {
  for (const path of nextConfigFiles) {
    const text = await readText(folder, path);
    if (text !== undefined) return parseNextConfig(path, text);
  }
  return undefined;
}

import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

// The first is the same engine without the windows around it: 0.4 s of CPU for a new page, not 1.2 (Chromium 156).
const names = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
];
const fixedPaths = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The browser for end-to-end tests: `CHROMIUM_PATH` when set, else the first Chromium or Chrome found, else null. */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): string | null {
  const named = environment.CHROMIUM_PATH?.trim();
  if (named) return isExecutable(named) ? named : null;
  const folders = [...(environment.PATH ?? "").split(delimiter), "/usr/bin", "/usr/local/bin"].filter(
    Boolean,
  );
  const candidates = [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...fixedPaths];
  return candidates.find(isExecutable) ?? null;
}

/** The same for a script that cannot do without. */
export function requireChromium(): string {
  const path = findChromium();
  if (path === null)
    throw new Error("No Chromium here. Install Chromium or Chrome, or set CHROMIUM_PATH to one.");
  return path;
}

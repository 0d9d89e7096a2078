import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** The files below a folder that hold any of the secrets. */
export async function filesHolding(folder: string, secrets: readonly string[]): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const holds = await Promise.all(files.map(async (file) => holdsAny(await readFile(file), secrets)));
  return files.filter((_, index) => holds[index]);
}

/** Whether any of the secrets appears in the text, as it is or URL-encoded or in base64 of any alignment. */
export function holdsAny(content: string | Buffer, secrets: readonly string[]): boolean {
  const bytes = Buffer.from(content);
  return secrets.flatMap(writings).some((writing) => bytes.includes(writing));
}

function writings(secret: string): string[] {
  const aligned = [0, 1, 2].map((shift) => {
    const encoded = Buffer.from("\0".repeat(shift) + secret).toString("base64");
    return encoded.slice(shift === 0 ? 0 : 4, -4);
  });
  return [secret, encodeURIComponent(secret), ...aligned];
}

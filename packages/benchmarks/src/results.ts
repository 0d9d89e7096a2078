import { mkdir, readFile, writeFile } from "node:fs/promises";
import { z } from "zod";

const resultSchema = z.object({
  title: z.string(),
  machine: z.object({
    cpu: z.string(),
    cores: z.number(),
    memoryGigabytes: z.number(),
    node: z.string(),
    measuredAt: z.string(),
  }),
  candidates: z
    .array(
      z.object({
        candidate: z.string(),
        rounds: z.array(z.record(z.string(), z.number()).readonly()).readonly(),
      }),
    )
    .readonly(),
});

export type Result = z.infer<typeof resultSchema>;

const folder = new URL("../results/", import.meta.url);

export async function writeResult(name: string, result: Result): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(new URL(`${name}.json`, folder), `${JSON.stringify(result, null, 2)}\n`);
}

/** `undefined` for a benchmark that was never run. */
export async function readResult(name: string): Promise<Result | undefined> {
  const text = await readFile(new URL(`${name}.json`, folder), "utf8").catch(() => undefined);
  return text === undefined ? undefined : resultSchema.parse(JSON.parse(text));
}

import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { z } from "zod";
import { type Benchmark, type CandidateResult, type Figures, measuredNodeFlags } from "./benchmark.ts";
import { bundleMeasure } from "./bundle-measure.ts";

const figuresSchema = z.record(z.string(), z.number());
const run = promisify(execFile);

/** Every candidate in turn, round after round, so that a slow minute of the machine hits them all. */
export async function runRounds(
  name: string,
  benchmark: Benchmark,
  log: (line: string) => void,
): Promise<CandidateResult[]> {
  const command = await measureCommand(benchmark);
  const setUp = await benchmark.setUp?.();
  const rounds = new Map<string, Figures[]>(benchmark.candidates.map((candidate) => [candidate, []]));
  try {
    for (let round = 0; round < benchmark.rounds; round += 1) {
      for (const candidate of inTurn(benchmark.candidates, round)) {
        const figures = await measureAlone([name, candidate], command, setUp?.env ?? {});
        rounds.get(candidate)?.push(figures);
        log(`${name} ${round + 1}/${benchmark.rounds} ${candidate} ${describe(figures)}`);
      }
    }
  } finally {
    await setUp?.close();
  }
  return [...rounds].map(([candidate, measured]) => ({ candidate, rounds: measured }));
}

/** Each round begins with another candidate: none is always the first after a pause. */
function inTurn(candidates: readonly string[], round: number): string[] {
  const first = round % candidates.length;
  return [...candidates.slice(first), ...candidates.slice(0, first)];
}

interface MeasureCommand {
  readonly file: string;
  readonly node: string;
  readonly flags: readonly string[];
}

/** The pinned Node runs the source as it is; another one may not. */
async function measureCommand({ node, nodeFlags = [] }: Benchmark): Promise<MeasureCommand> {
  const other = node?.();
  const flags = [...measuredNodeFlags, ...nodeFlags];
  return other === undefined
    ? { file: fileURLToPath(new URL("./measure.ts", import.meta.url)), node: process.execPath, flags }
    : { file: await bundleMeasure(), node: other, flags };
}

async function measureAlone(
  asked: readonly string[],
  { file, node, flags }: MeasureCommand,
  env: Readonly<Record<string, string>>,
): Promise<Figures> {
  const { stdout } = await run(node, [...flags, file, ...asked], {
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ...env },
    maxBuffer: 16 * 1024 * 1024,
    timeout: 300_000,
  });
  return figuresSchema.parse(JSON.parse(stdout.trim().split("\n").at(-1) ?? ""));
}

function describe(figures: Figures): string {
  return Object.entries(figures)
    .map(([figure, value]) => `${figure}=${Number(value.toPrecision(4))}`)
    .join(" ");
}

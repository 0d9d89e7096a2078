import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import lighthouse from "lighthouse";
import { launchWithProfile } from "./browser.js";

export type Category = "accessibility" | "best-practices" | "seo" | "performance";

export interface Audits {
  /** 0 to 100 by category. */
  readonly scores: ReadonlyMap<string, number>;
  /** The audits that cost something, for whoever mends the page. */
  readonly shortcomings: readonly string[];
}

export interface AuditBrowser {
  /** Loads the page as a phone on a slow connection does, Lighthouse's own preset, and judges it. */
  audit(url: string, categories: readonly Category[]): Promise<Audits>;
  close(): Promise<void>;
}

/** A Chromium that Lighthouse can steer: it wants a port, and Chromium writes the one it took into its profile. */
export async function launchAuditBrowser(): Promise<AuditBrowser> {
  const profile = await mkdtemp(join(tmpdir(), "storefront-lighthouse-"));
  const context = await launchWithProfile(profile, ["--remote-debugging-port=0"]);
  const [port] = (await readFile(join(profile, "DevToolsActivePort"), "utf8")).split("\n");
  return {
    audit: (url, categories) => audit(url, Number(port), categories),
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

async function audit(url: string, port: number, categories: readonly Category[]): Promise<Audits> {
  const result = await lighthouse(url, { port, onlyCategories: [...categories], logLevel: "error" });
  if (result === undefined) throw new Error(`Lighthouse had no result for ${url}.`);
  const { lhr } = result;
  if (lhr.runtimeError) throw new Error(`Lighthouse could not load ${url}: ${lhr.runtimeError.message}`);
  const scored = Object.values(lhr.categories).map(({ id, score }) => [id, (score ?? 0) * 100] as const);
  const shortcomings = Object.values(lhr.categories)
    .flatMap(({ id, auditRefs }) =>
      auditRefs.filter(({ weight }) => weight > 0).map((ref) => ({ id, audit: lhr.audits[ref.id] })),
    )
    .filter(({ audit: judged }) => (judged?.score ?? 1) < 0.9)
    .map(({ id, audit: judged }) => `${id}: ${judged?.title} ${judged?.displayValue ?? ""}`.trim());
  return { scores: new Map(scored), shortcomings };
}

import "server-only";
import { sealData, unsealData } from "iron-session";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { z } from "zod";
import type { FormState } from "./form-state";
import { sessionSecret } from "./secrets";

export interface KeptFormOptions {
  readonly cookieName: string;
  /** The cookie goes to the pages below this one only. */
  readonly path: string;
}

export type KeptForm = ReturnType<typeof createKeptForm>;

const lifetimeSeconds = 5 * 60;
const texts = z.record(z.string(), z.string());
const contentSchema = z.object({ problem: z.string().nullable(), fieldErrors: texts, values: texts });

/** Keeps a refused form, without its passwords, for the page that shows it again: sealed, and for a few minutes. */
export function createKeptForm({ cookieName, path }: KeptFormOptions) {
  return {
    async keep(state: FormState): Promise<void> {
      const seal = await sealData(state, { password: sessionSecret(), ttl: lifetimeSeconds });
      const protocol = (await headers()).get("x-forwarded-proto")?.split(",")[0]?.trim();
      const secure = protocol === "https";
      const options = { httpOnly: true, sameSite: "lax" as const, secure, path, maxAge: lifetimeSeconds };
      (await cookies()).set(cookieName, seal, options);
    },
    async read(): Promise<FormState | null> {
      await connection();
      const seal = (await cookies()).get(cookieName)?.value;
      if (seal === undefined) return null;
      const content = await unsealData<unknown>(seal, { password: sessionSecret(), ttl: lifetimeSeconds });
      return contentSchema.safeParse(content).data ?? null;
    },
    async forget(): Promise<void> {
      (await cookies()).set(cookieName, "", { path, maxAge: 0 });
    },
  };
}

/**
 * Shows a refused form. A script gets its state at once; without one the page is loaded again and reads what was kept,
 * since Next 16.4 leaves the state of an action out of the HTML of a page that is prerendered in part.
 */
export async function showRefusal(state: FormState, kept: KeptForm, page: string): Promise<FormState> {
  if ((await headers()).has("next-action")) return state;
  await kept.keep(state);
  redirect(page);
}

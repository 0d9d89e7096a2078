import "server-only";
import { sealData, unsealData } from "iron-session";
import { z } from "zod";
import { sessionSecret } from "@/lib/secrets";
import type { FormState } from "./form-state";
import { maxTextLength } from "./text-length";

const texts = z.record(z.string(), z.string());
const contentSchema = z.object({
  state: z.object({ problem: z.string().nullable(), fieldErrors: texts, values: texts }),
  customerId: z.int().positive().nullable(),
  path: z.string(),
});

/** Whose form it is and where it stands: nobody else, and no other page, is shown what was entered. */
export interface FormOwner {
  /** Null for a guest. */
  readonly customerId: number | null;
  /** The path of the page that has the form. */
  readonly path: string;
}

export const keptFormSeconds = 5 * 60;

/** Browsers drop a cookie of more than 4,096 bytes, its name included. */
const maxSealBytes = 4000;

/** Seals a refused form for a cookie: without what was entered where that is too much for one. */
export async function sealForm(state: FormState, owner: FormOwner): Promise<string> {
  const { customerId, path } = owner;
  const seal = (kept: FormState) =>
    sealData({ state: kept, customerId, path }, { password: sessionSecret(), ttl: keptFormSeconds });
  const whole = await seal({ ...state, values: clipped(state.values) });
  return whole.length <= maxSealBytes ? whole : seal({ ...state, values: {} });
}

const clipped = (values: FormState["values"]) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.slice(0, maxTextLength)]));

/** The form in a cookie's value; null for none, one that is expired or forged, or somebody else's or of another page. */
export async function openForm(seal: string | undefined, owner: FormOwner): Promise<FormState | null> {
  if (!seal) return null;
  const content = contentSchema.safeParse(
    await unsealData<unknown>(seal, { password: sessionSecret(), ttl: keptFormSeconds }),
  );
  if (!content.success) return null;
  const { state, customerId, path } = content.data;
  return customerId === owner.customerId && path === owner.path ? state : null;
}

import * as z from "zod/mini";
import type { StoreProblem } from "./findings.js";
import type { Storefront } from "./storefront-problems.js";

/** What a storefront is asked: who it is, and where its pages are. */
export const settingsQuery =
  "query NextBigCommerceDoctor { site { settings { storeHash channelId status url { vanityUrl checkoutUrl } } } }";

const settingsSchema = z.object({
  storeHash: z.string(),
  channelId: z.coerce.number(),
  status: z.string(),
  url: z.object({ vanityUrl: z.string(), checkoutUrl: z.nullish(z.string()) }),
});
export type StorefrontSettings = z.infer<typeof settingsSchema>;

const answerSchema = z.object({ site: z.object({ settings: settingsSchema }) });

/** `undefined` if the token may not read them. */
export function readSettings(data: unknown): StorefrontSettings | undefined {
  return answerSchema.safeParse(data).data?.site.settings;
}

export function settingsProblem(
  storefront: Storefront,
  settings: StorefrontSettings,
): StoreProblem | undefined {
  return identityProblem(storefront, settings) ?? statusProblem(settings);
}

/** A server that is not BigCommerce may answer with anything, such as the token that it was asked with. */
const describeStore = ({ storeHash }: StorefrontSettings) =>
  /^[a-z0-9]{1,20}$/.test(storeHash) ? `store ${storeHash}` : "another store";

/** With a token for every channel, or for both, BigCommerce answers whatever channel the URL leads to. */
function identityProblem(
  { url, config, channelId }: Storefront,
  settings: StorefrontSettings,
): StoreProblem | undefined {
  if (settings.storeHash !== config.storeHash) {
    return {
      id: "storefront.store",
      problem: `${url} leads to ${describeStore(settings)}, and not to ${config.storeHash}.`,
      todo: "Set BIGCOMMERCE_STORE_HASH and BIGCOMMERCE_STOREFRONT_URL to the same store, or remove the latter.",
    };
  }
  if (settings.channelId === channelId) return undefined;
  return {
    id: "storefront.channel",
    problem: `${url} leads to channel ${settings.channelId}.`,
    todo: "Set BIGCOMMERCE_STOREFRONT_URL to the URL of this channel, with {channelId} in it if there are several, or remove it.",
  };
}

const statuses: Readonly<Record<string, string>> = {
  PRE_LAUNCH: "is not launched yet",
  MAINTENANCE: "is in maintenance",
  HIBERNATION: "is hibernating",
};

function statusProblem({ status }: StorefrontSettings): StoreProblem | undefined {
  const words = statuses[status];
  if (words === undefined) return undefined;
  return {
    id: "storefront.status",
    problem: `the storefront ${words} (${status}).`,
    todo: "Launch it in the control panel before shoppers come; for tests, use a channel that is live.",
  };
}

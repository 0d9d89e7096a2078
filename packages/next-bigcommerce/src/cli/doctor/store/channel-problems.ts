import type { Channel, Site } from "./channel-api.js";
import type { StoreProblem } from "./findings.js";

/** Where the ids of a store's channels are to be seen. */
export const channelsTodo =
  "Set BIGCOMMERCE_CHANNEL_ID to channels that the store has: Channel Manager in the control panel shows their ids.";

/** How a channel is that is not live, and what makes it so. Other statuses are live, or not known. */
const statuses = new Map([
  [
    "prelaunch",
    {
      words: "is not launched yet (prelaunch)",
      todo: "Launch it in the control panel before shoppers come; for tests, use a channel that is live.",
    },
  ],
  [
    "inactive",
    { words: "is inactive", todo: "Activate it in Channel Manager, or use a channel that is live." },
  ],
  [
    "archived",
    { words: "is archived", todo: "Restore it in Channel Manager, or use a channel that is live." },
  ],
  ["disconnected", { words: "is disconnected", todo: "Connect it again, or use a channel that is live." }],
]);

const gone = ["deleted", "terminated"];

/** What is wrong with a channel, whatever its site is. The text continues "Channel 2: ". */
export function channelProblem(channel: Channel | null, storeHash: string): StoreProblem | undefined {
  if (channel === null) return missing(`store ${storeHash} has no such channel (404).`);
  const { type, status } = channel;
  if (gone.includes(status)) return missing(`it was deleted from store ${storeHash} (${status}).`);
  if (type !== "storefront") {
    return {
      id: "channel.type",
      problem: `it is of type ${type}, and not a storefront.`,
      todo: `Set BIGCOMMERCE_CHANNEL_ID to the id of a storefront's channel in place of that of type ${type}.`,
    };
  }
  const notLive = statuses.get(status);
  return notLive && { id: "channel.status", problem: `it ${notLive.words}.`, todo: notLive.todo };
}

function missing(problem: string): StoreProblem {
  return { id: "channel.missing", problem, todo: channelsTodo };
}

/** Of a storefront that has none. */
export const siteProblem: StoreProblem = {
  id: "channel.site",
  problem: "it has no site.",
  todo: "Give the channel a site with your shop's URL, in Channel Manager or with POST /v3/channels/{id}/site.",
};

/** A channel in a few words, with the URL of its site if that is known. */
export function describeChannel(
  channelId: number,
  { name, type, platform, status }: Channel,
  site: Site | undefined,
): string {
  const origin = site && originOf(site);
  const where = origin === undefined ? "" : `, and its site is ${origin}`;
  return `Channel ${channelId} is ${quote(name)} (${type}, ${platform}, ${status})${where}.`;
}

/** A URL that is none of a website, such as `file:///shop`, has no origin to show. */
function originOf({ url }: Site): string | undefined {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  return parsed !== undefined && /^https?:$/.test(parsed.protocol) ? parsed.origin : undefined;
}

/** In one line, and nothing that a terminal would obey. */
const quote = (name: string) =>
  JSON.stringify(name.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, " ").slice(0, 60));

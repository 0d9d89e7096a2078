import type { Config } from "../../../config/config.js";
import type { CheckResult } from "../report/finding.js";
import { type Channel, readChannel, readSite, type Site, type Told } from "./channel-api.js";
import { channelProblem, describeChannel, siteProblem } from "./channel-problems.js";
import type { ChannelResult } from "./channel-results.js";
import type { Probe } from "./short-lived-token.js";
import { askedChannels } from "./store-configs.js";

/**
 * Asks the Management API about each channel and its site, with the store's access token. One that may not read them is
 * healthy: to make tokens is all that the package needs it for.
 */
export async function checkChannels(config: Config, probe: Probe): Promise<ChannelResult[]> {
  const results = await Promise.all(
    askedChannels(config).map((channelId) => checkChannel(channelId, config, probe)),
  );
  return results.flat();
}

async function checkChannel(channelId: number, config: Config, probe: Probe): Promise<ChannelResult[]> {
  const told = await readChannel(config, channelId, probe);
  if (told.value === undefined) return [{ channelId, result: unknown("channel", told.reason) }];
  const problem = channelProblem(told.value, config.storeHash);
  // What is no storefront, or is gone, needs no site.
  const needsSite = problem === undefined || problem.id === "channel.status";
  const site = needsSite ? await readSite(config, channelId, probe) : undefined;
  return [
    { channelId, problem, result: described(channelId, told.value, site) },
    ...(site?.value === null ? [{ channelId, problem: siteProblem, result: nothing }] : []),
  ];
}

function described(channelId: number, channel: Channel | null, site: Told<Site> | undefined): CheckResult {
  const { notChecked } = site?.reason === undefined ? nothing : unknown("channel.site", site.reason);
  if (channel === null) return { findings: [], notChecked };
  const text = describeChannel(channelId, channel, site?.value ?? undefined);
  return { findings: [], notChecked, facts: [{ id: "channel", text }] };
}

const nothing: CheckResult = { findings: [], notChecked: [] };

const unknown = (id: string, reason: string): CheckResult => ({ findings: [], notChecked: [{ id, reason }] });

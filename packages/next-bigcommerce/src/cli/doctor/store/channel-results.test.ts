import { expect, it } from "vitest";
import { joinChannels } from "./channel-results.js";
import type { StoreFindingId } from "./findings.js";

const nothing = { findings: [], notChecked: [] };
const of = (channelId: number, id: StoreFindingId) => ({
  channelId,
  problem: { id, problem: `${id}.`, todo: `Mend ${id}.` },
  result: nothing,
});
const found = (...results: Parameters<typeof joinChannels>[0]) =>
  joinChannels(results).findings.map(({ problem }) => problem);

it.each<[StoreFindingId, StoreFindingId]>([
  ["channel.missing", "storefront.site"],
  ["channel.site", "storefront.site"],
  ["channel.status", "storefront.status"],
])("of %s and %s of one channel, the cause is said", (cause, consequence) => {
  expect(found(of(1, cause), of(1, consequence))).toEqual([`Channel 1: ${cause}.`]);
  expect(found(of(1, cause), of(2, consequence))).toHaveLength(2);
});

it("a channel that is no storefront explains nothing that the storefront says", () => {
  expect(found(of(1, "channel.type"), of(1, "storefront.site"))).toHaveLength(2);
});

it("what is wrong with several channels alike is one finding", () => {
  expect(found(of(1, "channel.site"), of(3, "channel.site"), of(4, "channel.site"))).toEqual([
    "Channel 1 (so it is with channel 3, 4): channel.site.",
  ]);
});

it("what holds for every channel is said once", () => {
  const notChecked = [{ id: "channel", reason: "403" }];
  const result = { findings: [], notChecked };
  expect(joinChannels([1, 2].map((channelId) => ({ channelId, result }))).notChecked).toEqual(notChecked);
});

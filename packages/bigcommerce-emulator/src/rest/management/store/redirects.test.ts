import { expect, test } from "vitest";
import { managementCaller, queryStorefront } from "../../../../test/management-calls.js";
import { emulatorForEachTest } from "../../../../test/running-emulator.js";

const emulator = emulatorForEachTest({
  channels: [1, 2],
  accessTokens: [{ token: "reads", scopes: ["store_v2_content_read_only"] }],
});
const api = managementCaller(emulator);
const path = "v3/storefront/redirects";

const at = async (from: string) =>
  (
    await queryStorefront(
      emulator,
      `{ site { route(path: "${from}", redirectBehavior: FOLLOW) { redirect { fromPath toUrl } node { __typename } } } }`,
    )
  ).at("site.route");

test("a redirect that is put is followed by the storefront, and put again leads elsewhere", async () => {
  const first = await api.put(path, [
    { from_path: "/old-kettle", site_id: 1000, to: { type: "product", entity_id: 105 } },
    { from_path: "/elsewhere", site_id: 1000, to: { type: "url", url: "https://a.example/" } },
  ]);
  expect([first.status, first.at("data.0")]).toEqual([
    201,
    { id: 3, site_id: 1000, from_path: "/old-kettle", to: { type: "product", entity_id: 105, url: "" } },
  ]);
  expect(await at("/old-kettle/")).toMatchObject({ node: { __typename: "Product" } });
  const again = await api.put(path, [
    { from_path: "/old-kettle", site_id: 1000, to: { type: "category", entity_id: 20 } },
  ]);
  expect(again.at("data.0.id")).toBe(3);
  expect(await at("/old-kettle")).toMatchObject({ node: { __typename: "Category" } });
  const listed = await api.get(`${path}?keyword=old&include=to_url`);
  expect(listed.at("data.0.to_url")).toContain(emulator.url);
});

test("redirects are listed in the order that is asked for, those of the store's data too", async () => {
  expect((await api.get(`${path}?sort=from_path&direction=desc`)).each("from_path")).toEqual([
    "/gooseneck/",
    "/delivery/",
  ]);
  expect((await api.get(`${path}?id:in=2&site_id=1000`)).each("id")).toEqual([2]);
  expect((await api.get(`${path}?from_path=/a`)).status).toBe(422);
});

test("a redirect of another channel's site is not the default channel's", async () => {
  const known = (await api.get("v3/channels/2/site")).at("data.id");
  const site = known ?? (await api.post("v3/channels/2/site", { url: "https://two.example" })).at("data.id");
  await api.put(path, [{ from_path: "/two", site_id: site, to: { type: "url", url: "/2" } }]);
  expect(await at("/two")).toMatchObject({ redirect: null });
  expect((await api.delete(`${path}?site_id=${site}`)).status).toBe(204);
  expect((await api.get(path)).each("id")).toEqual([1, 2]);
  expect((await api.delete(path)).status).toBe(422);
});

test.each([
  [{ from_path: "old", site_id: 1000, to: { type: "url", url: "/a" } }],
  [{ from_path: "/old", site_id: 9, to: { type: "url", url: "/a" } }],
  [{ from_path: "/old", site_id: 1000, to: { type: "url" } }],
  [{ from_path: "/old", site_id: 1000, to: { type: "page" } }],
  [{ from_path: "/old", site_id: 1000, to: { type: "brand", entity_id: 999_999 } }],
  [{ from_path: "/old", site_id: 1000 }],
])("the redirect %j is refused", async (redirect) => {
  expect((await api.put(path, [redirect])).status).toBe(422);
  expect((await managementCaller(emulator, "reads").put(path, [redirect])).status).toBe(403);
});

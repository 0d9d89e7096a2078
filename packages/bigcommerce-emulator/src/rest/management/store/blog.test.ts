import { expect, test } from "vitest";
import { managementCaller, queryStorefront } from "../../../../test/management-calls.js";
import { emulatorForEachTest } from "../../../../test/running-emulator.js";

const emulator = emulatorForEachTest({
  accessTokens: [{ token: "reads", scopes: ["store_v2_content_read_only"] }],
});
const api = managementCaller(emulator);
const path = "v2/blog/posts";

const titles = async () =>
  JSON.stringify(
    (
      await queryStorefront(emulator, "{ site { content { blog { posts { edges { node { name } } } } } } }")
    ).at("site.content.blog.posts.edges"),
  );

test("a post is a draft until it is published, and then on the storefront", async () => {
  const created = await api.post(path, {
    title: "Monsoon flush",
    body: "<p>Spring&nbsp;tea</p>",
    tags: ["monsoon"],
  });
  expect([created.status, created.json]).toMatchObject([
    200,
    {
      title: "Monsoon flush",
      url: "/blog/monsoon-flush/",
      summary: "Spring tea",
      is_published: false,
      tags: ["monsoon"],
      published_date: { timezone_type: 1, timezone: "+00:00" },
    },
  ]);
  expect(await titles()).not.toContain("Monsoon flush");
  const own = `${path}/${created.at("id")}`;
  const published = await api.put(own, {
    is_published: true,
    published_date: "Fri, 18 May 2018 08:26:42 -0500",
  });
  expect(published.json).toMatchObject({
    published_date: { date: "2018-05-18 13:26:42.000000" },
    published_date_iso8601: "2018-05-18T13:26:42+0000",
  });
  expect(await titles()).toContain("Monsoon flush");
  expect((await api.get(own)).json).toEqual(published.json);
  expect(
    (await api.get(`${path}?tag=monsoon&is_published=true&published_date=2018-05-18`)).each("id"),
  ).toEqual([created.at("id")]);
  expect((await api.get("v2/blog/tags")).json).toEqual(
    expect.arrayContaining([{ tag: "monsoon", post_ids: [created.at("id")] }]),
  );
  emulator.restore(emulator.snapshot());
});

test("posts are listed from the newest down, counted, and deleted one by one or by the page", async () => {
  const count = Number((await api.get(`${path}/count`)).at("count"));
  const dates = (await api.get(path)).each("published_date_iso8601").map(String);
  expect(dates).toEqual(dates.toSorted().reverse());
  const [first] = (await api.get(path)).each("id");
  expect((await api.delete(`${path}/${first}`)).status).toBe(204);
  expect((await api.get(`${path}/${first}`)).status).toBe(404);
  expect((await api.delete(`${path}?limit=1`)).status).toBe(204);
  expect((await api.get(`${path}/count`)).at("count")).toBe(count - 2);
});

test("two posts of one title have two addresses, and an address is there once", async () => {
  const [first, second] = [
    await api.post(path, { title: "A", body: "a" }),
    await api.post(path, { title: "A", body: "a" }),
  ];
  expect(first.at("url")).not.toBe(second.at("url"));
  expect((await api.put(`${path}/${second.at("id")}`, { url: first.at("url") })).status).toBe(409);
});

test.each([
  [{ title: "A" }],
  [{ title: "", body: "a" }],
  [{ title: "A", body: "a", published_date: "soon" }],
  [{ title: "A", body: "a", url: "a" }],
  [{ title: "A", body: "a", tags: Array.from({ length: 101 }, () => "a") }],
])("creating %j is refused", async (body) => {
  expect((await api.post(path, body)).status).toBe(400);
  expect((await managementCaller(emulator, "reads").post(path, body)).status).toBe(403);
});

import { expect, test } from "vitest";
import { managementCaller, queryStorefront } from "../../../../test/management-calls.js";
import { emulatorForEachTest } from "../../../../test/running-emulator.js";

const emulator = emulatorForEachTest({
  accessTokens: [{ token: "reads", scopes: ["store_v2_content_read_only"] }],
});
const api = managementCaller(emulator);

test("pages are listed, with their body only if it is asked for", async () => {
  const answer = await api.get("v3/content/pages?name:like=about");
  expect(answer.at("data.0")).toMatchObject({
    id: 1,
    channel_id: 1,
    type: "page",
    name: "About us",
    url: "/about/",
    is_visible: true,
  });
  expect(answer.at("data.0.body")).toBeUndefined();
  expect((await api.get("v3/content/pages/1?include=body")).at("data.body")).toContain("kettle");
  expect((await api.get("v3/content/pages/3")).at("data")).toMatchObject({
    type: "contact_form",
    contact_fields: "fullname,phone,orderno",
  });
});

test.each(["//evil.example/", "/\\evil.example", "\\evil.example", "a//b"])(
  "%j is not the path of a page",
  async (url) => {
    const answer = await api.post("v3/content/pages", { name: "Care", type: "page", body: "", url });
    expect([answer.status, answer.at("errors")]).toEqual([422, { url: "error.pattern" }]);
  },
);

test("a page that is created is on the storefront at once", async () => {
  const page = { name: "Care", type: "page", url: "/care", body: "<p>Rinse.</p>", meta_title: "Care guide" };
  const created = await api.post("v3/content/pages", page);
  expect([created.status, created.at("data.url")]).toEqual([201, "/care/"]);
  const query =
    '{ site { route(path: "/care") { node { ... on NormalPage { name htmlBody seo { pageTitle } } } } } }';
  expect((await queryStorefront(emulator, query)).at("site.route.node")).toEqual({
    name: "Care",
    htmlBody: "<p>Rinse.</p>",
    seo: { pageTitle: "Care guide" },
  });
  const several = await api.post("v3/content/pages", [
    { name: "A", type: "raw", body: "<b>A</b>" },
    { name: "B", type: "link", link: "https://b.example/" },
  ]);
  expect(several.each("type")).toEqual(["raw", "link"]);
});

test("pages change one by one and together", async () => {
  expect((await api.put("v3/content/pages/2", { is_visible: false })).at("data.is_visible")).toBe(false);
  const both = await api.put("v3/content/pages", [
    { id: 1, name: "Who we are" },
    { id: 2, parent_id: 1 },
  ]);
  expect([both.each("name")[0], both.each("parent_id")[1]]).toEqual(["Who we are", 1]);
});

test.each([
  [{ name: "A" }, 422],
  [{ name: "A", type: "link" }, 422],
  [{ name: "A", type: "raw" }, 422],
  [{ name: "A", type: "blog" }, 422],
  [{ name: "A", type: "page", parent_id: 99 }, 422],
  [{ name: "A", type: "page", url: "/about" }, 409],
  [{ name: "A", type: "contact_form", contact_fields: "shoe_size" }, 422],
])("creating %j is refused with %d", async (body, status) => {
  expect((await api.post("v3/content/pages", body)).status).toBe(status);
});

test("what is there of the pages named is deleted", async () => {
  await api.put("v3/content/pages/2", { parent_id: 1 });
  const answer = await api.delete("v3/content/pages?id:in=1,100");
  expect([answer.status, answer.at("title")]).toEqual([404, "A Page was not found with an ID of 100"]);
  expect((await api.get("v3/content/pages/1")).status).toBe(404);
  expect((await api.get("v3/content/pages/2")).at("data.parent_id")).toBe(0);
  expect((await api.delete("v3/content/pages?id:in=2")).status).toBe(204);
  expect((await api.delete("v3/content/pages")).status).toBe(422);
});

test("an account with the read-only scope changes nothing", async () => {
  const reader = managementCaller(emulator, "reads");
  expect((await reader.get("v3/content/pages")).status).toBe(200);
  expect((await reader.put("v3/content/pages/1", { name: "A" })).status).toBe(403);
});

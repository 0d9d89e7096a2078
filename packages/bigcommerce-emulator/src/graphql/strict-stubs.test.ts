import { expect, test } from "vitest";
import { mintPrivateToken, postGraphql } from "../../test/emulator-calls.js";
import { startEmulator } from "../../test/running-emulator.js";

async function answerTo(stubs: "answer" | "refuse", query: string) {
  const emulator = await startEmulator({ stubs });
  const token = await mintPrivateToken(emulator);
  const response = await postGraphql(emulator, { token, query });
  const body: unknown = await response.json();
  return { status: response.status, header: response.headers.get("x-emulator-stub"), body };
}

const field = "{ site { settings { storeName } promotion { __typename } } }";
const argument =
  "{ site { product(entityId: 101) { categories(sortBy: PRODUCT_ASSIGNED_DATE) { edges { cursor } } } } }";
const inputField =
  'mutation { cart { createCartRedirectUrls(input: { cartEntityId: "a", paymentWalletData: { providerId: "a", providerOrderId: "1", initializationId: "1" } }) { errors { __typename } } } }';

test("a field that is not carried out is answered by its type and named in a header", async () => {
  expect(await answerTo("answer", field)).toMatchObject({
    status: 200,
    header: "Site.promotion",
    body: { data: { site: { settings: { storeName: expect.any(String) } } } },
  });
});

test("with refusal it is an error of the response, at its path", async () => {
  const { status, header, body } = await answerTo("refuse", field);
  expect([status, header]).toEqual([200, "Site.promotion"]);
  expect(body).toMatchObject({
    errors: [
      {
        message: expect.stringMatching(/^Site\.promotion is not carried out by the emulator/),
        path: ["site", "promotion"],
      },
    ],
  });
});

test.each([
  ["an argument", argument, "Product.categories(sortBy:)"],
  ["a field of an input", inputField, "CreateCartRedirectUrlsInput.paymentWalletData"],
])("%s that nobody reads is named in a header, or refused where it stands", async (_what, query, name) => {
  const answered = await answerTo("answer", query);
  expect([answered.status, answered.header]).toEqual([200, name]);
  expect(answered.body).not.toHaveProperty("errors");
  expect(await answerTo("refuse", query)).toMatchObject({
    status: 200,
    header: name,
    body: {
      errors: [{ message: expect.stringContaining(`does not read ${name}.`), path: expect.any(Array) }],
    },
  });
});

test("only the field with the argument is refused", async () => {
  const query =
    "{ site { product(entityId: 101) { name categories(sortBy: PRODUCT_ASSIGNED_DATE) { edges { cursor } } images(first: 1) { edges { cursor } } } settings { storeName } } }";
  const { body } = await answerTo("refuse", query);
  expect(body).toMatchObject({ errors: { length: 1 } });
});

test("a mutation with an argument that is refused has changed nothing", async () => {
  const emulator = await startEmulator({ stubs: "refuse" });
  const token = await mintPrivateToken(emulator);
  const query =
    'mutation { submitContactUs(input: { pageEntityId: 3, data: { email: "a@example.com", comments: "Hello" } }, reCaptchaV2: { token: "a" }) { errors { __typename } } }';
  const response = await postGraphql(emulator, { token, query });
  expect(await response.text()).toContain("does not read Mutation.submitContactUs(reCaptchaV2:)");
  expect(emulator.mail()).toEqual([]);
});

test("what is carried out has no such header, whatever the mode", async () => {
  for (const stubs of ["answer", "refuse"] as const)
    expect(await answerTo(stubs, "{ site { settings { storeName } } }")).toMatchObject({
      header: null,
      body: { data: { site: {} } },
    });
});

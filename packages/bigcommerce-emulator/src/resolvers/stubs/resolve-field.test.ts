import { expect, test } from "vitest";
import { storefrontCaller, valueAt } from "../../../test/execute-storefront.js";
import { inferredSwitchesSchema } from "../../behaviour/inferred-switches.js";
import { StubRecord } from "../../store/stub-record.js";
import { unreadArguments } from "./unread-arguments.js";

const answering = () => storefrontCaller({ stubs: new StubRecord("answer") });

test("a field that is not carried out answers by its type, and is named once", () => {
  const caller = answering();
  const { data, errors } = caller.execute(
    "{ site { promotion { banners { content } } paymentWallets { edges { cursor } pageInfo { hasNextPage endCursor } } } }",
  );
  expect(errors).toBeUndefined();
  expect(valueAt(data, "site")).toEqual({
    promotion: { banners: [] },
    paymentWallets: { edges: [], pageInfo: { hasNextPage: false, endCursor: null } },
  });
  expect(caller.context.stubs.coordinates()).toEqual(["Site.promotion", "Site.paymentWallets"]);
});

test("with refusal, a field that is not carried out is an error that names it", () => {
  const { errors } = storefrontCaller().execute("{ site { promotion { banners { content } } } }");
  expect(errors?.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^Site\.promotion is not carried out by the emulator/),
  ]);
});

test("a page of a negative size is refused in the words that the switch texts has", () => {
  const source = "{ site { products(last: -1) { edges { cursor } } } }";
  const messageOf = (caller: ReturnType<typeof storefrontCaller>) =>
    caller.execute(source).errors?.[0]?.message;
  expect(messageOf(storefrontCaller())).toBe("Argument 'last' must be a non-negative integer");
  const texts = { "connection.negative_size": "{argument} is below 0" };
  const inferred = inferredSwitchesSchema.parse({ texts });
  expect(messageOf(storefrontCaller({ inferred }))).toBe("last is below 0");
});

test("an argument that somebody reads is no stub where there is nothing to read it for", () => {
  const caller = storefrontCaller({ stubs: new StubRecord("refuse", unreadArguments) });
  caller.data('{ site { product(entityId: 101) { customFields(names: ["none"]) { edges { cursor } } } } }');
  expect(caller.context.stubs.coordinates()).toEqual([]);
});

test("an argument that nobody reads is named, one that is read is not", () => {
  const caller = answering();
  caller.data(
    "{ site { product(entityId: 101) { categories(sortBy: PRODUCT_ASSIGNED_DATE, first: 1) { edges { cursor } } } } }",
  );
  expect(caller.context.stubs.coordinates()).toEqual(["Product.categories(sortBy:)"]);
});

test.each(["answer", "refuse"] as const)(
  "null of an argument that nobody reads is no use of it: %s",
  (mode) => {
    const caller = storefrontCaller({ stubs: new StubRecord(mode, unreadArguments) });
    const review = 'productEntityId: 101, review: { title: "A", text: "B", author: "C", rating: 5 }';
    const { errors } = caller.execute(
      `mutation ($captcha: ReCaptchaV2Input) { catalog { addProductReview(input: { ${review} }, reCaptchaV2: $captcha) { __typename } } }`,
      { captcha: null },
    );
    expect(errors).toBeUndefined();
    expect(caller.context.stubs.coordinates()).toEqual([]);
  },
);

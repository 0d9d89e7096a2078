import { expect, test } from "vitest";
import { retailId, storefrontCaller } from "../../../test/execute-storefront.js";

const contact =
  "mutation ($input: SubmitContactUsInput!) { submitContactUs(input: $input) { errors { __typename ... on ValidationError { path message } } } }";

test("a message of the contact form is a mail to the store", () => {
  const shop = storefrontCaller();
  const data = { email: "a@example.com", comments: "Is the kettle heavy?", orderNumber: "10290" };
  const answer = shop.data(contact, { input: { pageEntityId: 3, data } });
  expect(answer.at("submitContactUs.errors")).toEqual([]);
  expect([...shop.context.data.contactMessages.values()]).toEqual([
    {
      sentAt: "2026-11-20T12:00:00.000Z",
      to: "hello@kettleandfern.example",
      link: "/contact-us/",
      text: "email: a@example.com\norderNumber: 10290\n\nIs the kettle heavy?",
    },
  ]);
});

test("the contact form says everything that is wrong", () => {
  const shop = storefrontCaller();
  const answer = shop.data(contact, { input: { pageEntityId: 1, data: { email: "a", comments: " " } } });
  expect(answer.at("submitContactUs.errors")).toMatchObject([
    { path: ["input", "pageEntityId"] },
    { path: ["input", "data", "email"] },
    { path: ["input", "data", "comments"] },
  ]);
  expect(shop.context.data.contactMessages.size).toBe(0);
});

const newsletter = (shop: ReturnType<typeof storefrontCaller>, name: string, email: string) =>
  shop
    .data(
      `mutation ($email: String!) { newsletter { ${name}(input: { email: $email }) { errors { __typename } } } }`,
      {
        email,
      },
    )
    .at(`newsletter.${name}.errors`);

test("an address subscribes once, and can leave", () => {
  const shop = storefrontCaller();
  expect(newsletter(shop, "subscribe", "New@Example.org")).toEqual([]);
  expect(newsletter(shop, "subscribe", "new@example.org")).toEqual([
    { __typename: "CreateSubscriberAlreadyExistsError" },
  ]);
  expect(newsletter(shop, "unsubscribe", "new@example.org")).toEqual([]);
  expect(newsletter(shop, "subscribe", "new@example.org")).toEqual([]);
});

test("an address that is not one is refused both ways", () => {
  const shop = storefrontCaller();
  expect(newsletter(shop, "subscribe", "no")).toEqual([{ __typename: "CreateSubscriberEmailInvalidError" }]);
  expect(newsletter(shop, "unsubscribe", "no")).toEqual([
    { __typename: "RemoveSubscriberEmailInvalidError" },
  ]);
});

test("somebody who has subscribed before is a subscribed customer from the start", () => {
  const shop = storefrontCaller();
  newsletter(shop, "subscribe", "early@example.org");
  const answer = shop.data(
    'mutation { customer { registerCustomer(input: { firstName: "E", lastName: "A", email: "Early@example.org", password: "long-enough-1" }) { customer { isSubscribedToNewsletter } } } }',
  );
  expect(answer.at("customer.registerCustomer.customer.isSubscribedToNewsletter")).toBe(true);
});

test("a customer who leaves the newsletter is shown as not subscribed", () => {
  const shop = storefrontCaller({ customerId: retailId });
  const isSubscribed = () =>
    shop.data("{ customer { isSubscribedToNewsletter } }").at("customer.isSubscribedToNewsletter");
  newsletter(shop, "unsubscribe", "retail@example.com");
  expect(isSubscribed()).toBe(false);
  newsletter(shop, "subscribe", "retail@example.com");
  expect(isSubscribed()).toBe(true);
});

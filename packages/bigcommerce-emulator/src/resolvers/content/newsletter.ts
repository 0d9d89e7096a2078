import { behaviourText } from "../../behaviour/ledger.js";
import type { StoredCustomer } from "../../store/customer.js";
import { textLimits } from "../../store/input/text-limits.js";
import type { StorefrontContext } from "../../store/request-context.js";
import { nextEntityId } from "../../store/store-data.js";
import { isEmail, type MutationError } from "../common/mutation-error.js";
import { requiring } from "../common/scope.js";

interface SubscriberInput {
  readonly email: string;
  readonly firstName?: string | null;
  readonly lastName?: string | null;
}

/** `newsletter { … }` of a mutation. */
export function newsletterMutations(context: StorefrontContext) {
  return {
    subscribe: requiring(context, "Unauthenticated", ({ input }: { input: SubscriberInput }) => ({
      errors: subscribe(context, input),
    })),
    unsubscribe: requiring(context, "Unauthenticated", ({ input }: { input: { email: string } }) => ({
      errors: unsubscribe(context, input.email),
    })),
  };
}

function subscribe(context: StorefrontContext, input: SubscriberInput): MutationError[] {
  const { data } = context;
  const errors = problems(context, input);
  if (errors.length > 0) return errors;
  const email = input.email.trim().toLowerCase();
  for (const customer of customersWith(context, email)) customer.isSubscribedToNewsletter = true;
  const { firstName, lastName } = input;
  const entityId = nextEntityId(data.subscribers.keys());
  data.subscribers.set(entityId, { entityId, email, firstName: firstName ?? "", lastName: lastName ?? "" });
  return [];
}

function problems(context: StorefrontContext, input: SubscriberInput): MutationError[] {
  const { inferred } = context;
  const longName = (name: string | null | undefined, field: "FirstName" | "LastName") =>
    (name ?? "").length <= textLimits.subscriberName
      ? []
      : [
          {
            __typename: `CreateSubscriber${field}InvalidError`,
            message: behaviourText(inferred, "newsletter.long_name", { field }),
          },
        ];
  if (!isEmail(input.email)) return [invalidEmail(context, "CreateSubscriberEmailInvalidError")];
  if (isSubscribed(context, input.email)) {
    const message = behaviourText(inferred, "newsletter.already_subscribed");
    return [{ __typename: "CreateSubscriberAlreadyExistsError", message }];
  }
  return [...longName(input.firstName, "FirstName"), ...longName(input.lastName, "LastName")];
}

/** An address that nobody has subscribed is no error: BigCommerce has no type for that. */
function unsubscribe(context: StorefrontContext, address: string): MutationError[] {
  if (!isEmail(address)) return [invalidEmail(context, "RemoveSubscriberEmailInvalidError")];
  const email = address.trim().toLowerCase();
  for (const customer of customersWith(context, email)) customer.isSubscribedToNewsletter = false;
  const { subscribers } = context.data;
  for (const [entityId, subscriber] of subscribers) {
    if (subscriber.email === email) subscribers.delete(entityId);
  }
  return [];
}

function invalidEmail({ inferred }: StorefrontContext, typeName: string): MutationError {
  return { __typename: typeName, message: behaviourText(inferred, "newsletter.invalid_email") };
}

/** Whether an address gets the newsletter, as a customer's or as that of somebody else. */
export function isSubscribed(context: StorefrontContext, address: string): boolean {
  const email = address.trim().toLowerCase();
  return (
    [...context.data.subscribers.values()].some((subscriber) => subscriber.email === email) ||
    customersWith(context, email).some(({ isSubscribedToNewsletter }) => isSubscribedToNewsletter)
  );
}

function customersWith({ data }: StorefrontContext, email: string): StoredCustomer[] {
  return [...data.customers.values()].filter((customer) => customer.email.toLowerCase() === email);
}

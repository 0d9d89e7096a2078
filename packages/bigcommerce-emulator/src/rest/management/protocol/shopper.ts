import { GraphQLError } from "graphql";
import { customerLoginRefusal } from "../../../store/customer-login.js";
import type { StorefrontContext } from "../../../store/request-context.js";
import { storefrontView } from "../../../store/storefront-view.js";
import { StubRecord } from "../../../store/stub-record.js";
import { restError } from "../../error.js";
import type { ManagementCall } from "./call.js";
import { ManagementRefusal } from "./refusal.js";

/** Whose cart it is, and in which channel. */
interface Owner {
  readonly customerId: number | null;
  readonly channelId?: number | undefined;
}

/** For the rules that carts of both APIs share: the owner of a cart, as if it were they who ask. */
export function shopperContext(call: ManagementCall, { customerId, channelId }: Owner): StorefrontContext {
  const { data, settings, now, origin, channelIds } = call;
  return {
    data: storefrontView(data),
    allCategories: data.categories,
    channelId: channelId ?? channelIds[0] ?? 1,
    customerId,
    tokenKind: "private",
    fromBrowser: false,
    checkoutShopper: null,
    readCustomerLogin: () => Promise.resolve(customerLoginRefusal("not_a_jwt")),
    scopes: null,
    now: () => now,
    origin,
    locale: null,
    inferred: settings.inferred,
    responseCookies: [],
    stubs: new StubRecord("answer"),
  };
}

/** @throws ManagementRefusal 422 with the text of what a rule of both APIs refuses, as reported of BigCommerce. */
export function asShopper<Result>(change: () => Result): Result {
  try {
    return change();
  } catch (error) {
    throw error instanceof GraphQLError ? refusedInWords(error.message) : error;
  }
}

/** 422 with a text of the ledger that is filled in already. */
export function refusedInWords(message: string): ManagementRefusal {
  return new ManagementRefusal(422, () => restError(422, message, {}));
}

import { BigCommerceError } from "../errors.js";
import { checkIp } from "../storefront/call-options.js";
import { describeKind, isRecord } from "../values.js";
import { checkRedirectTo } from "./redirect-to.js";

/**
 * What `createCustomerLoginUrl` is called with. An invalid value is refused with `input_invalid`.
 *
 * @example
 * ```ts
 * const { pathname, search } = new URL(redirectedCheckoutUrl); // of the mutation createCartRedirectUrls
 * const input: CustomerLoginUrlInput = { redirectTo: pathname + search, customerStamp: fields.customerStamp };
 * ```
 */
export interface CustomerLoginUrlInput {
  /**
   * Path and query on BigCommerce's host where the customer goes: for the checkout those of `redirectedCheckoutUrl`. A
   * secret: it opens the cart. One leading `/`, at most 2,048 characters, as `URL` writes it; never from the browser.
   */
  readonly redirectTo: string;
  /** What `customerStamp()` returned when the form was drawn. A guest's (`null` or `""`) has nobody to log in. */
  readonly customerStamp: string | null;
  /** Channel whose checkout it is. Default: what `resolveChannelId` returns, or the first configured channel. */
  readonly channelId?: number | undefined;
  /**
   * The only IP address that BigCommerce lets use the URL: one address that your platform guarantees. Default: any. A
   * shopper who reaches your app by IPv6 and BigCommerce by IPv4 has two.
   */
  readonly requestIp?: string | undefined;
}

/** The checked input. The channel is checked with the request's, and the stamp with the customer. */
export function checkLoginUrlInput(input: unknown) {
  if (!isRecord(input)) {
    throw new BigCommerceError(
      "input_invalid",
      `\`createCustomerLoginUrl\` was called with ${describeKind(input)}, not with \`{ redirectTo, customerStamp }\`.`,
    );
  }
  return {
    redirectTo: checkRedirectTo(input.redirectTo),
    customerStamp: input.customerStamp,
    channelId: input.channelId,
    requestIp: checkIp(input.requestIp, "`requestIp` is not", "leave it out"),
  };
}

import type { InferredSwitches } from "../behaviour/inferred-switches.js";
import type { TokenKind } from "../http/endpoint.js";
import type { CustomerLoginReading } from "./customer-login.js";
import type { SignedInShopper, StoreData } from "./store-data.js";
import type { StubRecord } from "./stub-record.js";

/** What the GraphQL endpoint knows about a request once its credentials are accepted. */
export interface StorefrontContext {
  /** The store's mutable state; a fresh one after a reset. */
  readonly data: StoreData;
  /** Also those that are not visible: as recorded, a product names them. */
  readonly allCategories: StoreData["categories"];
  readonly channelId: number;
  /** The shopper; null for a guest, and for an id that the store does not know. */
  readonly customerId: number | null;
  readonly tokenKind: TokenKind;
  /** Whether a browser sends it, and no server. */
  readonly fromBrowser: boolean;
  /** Whom a link to the checkout signs in; null: nobody, the checkout is a guest's. */
  readonly checkoutShopper: SignedInShopper | null;
  /** Checks a Customer Login JWT and uses it. */
  readonly readCustomerLogin: (jwt: string) => Promise<CustomerLoginReading>;
  /** Scopes of a private token; null for the other kinds of token, which have none. */
  readonly scopes: readonly string[] | null;
  /** The emulator's clock. */
  readonly now: () => Date;
  /** The origin by which the request came, for URLs: `http://127.0.0.1:4010`. */
  readonly origin: string;
  /** From `Accept-Language`. */
  readonly locale: string | null;
  /** From the directive `@shopperPreferences`. */
  readonly displayCurrencyCode?: string | null;
  /** How the emulator behaves where nothing is known. */
  readonly inferred: InferredSwitches;
  /** The `Set-Cookie` headers of the response. A login adds to them. */
  readonly responseCookies: string[];
  /** What the request selects and the emulator does not carry out. */
  readonly stubs: StubRecord;
}

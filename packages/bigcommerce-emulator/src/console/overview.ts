import { priceCart } from "../resolvers/cart/price-cart.js";
import { moneyIn } from "../resolvers/common/money.js";
import type { EmulatorState } from "../state/emulator-state.js";
import type { WaitingFault } from "../state/fault-queue.js";
import { type SentMail, unreadMail } from "../state/mail.js";
import type { EmulatorStats } from "../state/traffic-record.js";
import type { StoredCart } from "../store/store-data.js";
import { describeFault } from "./describe-fault.js";
import { cut, type ShownCustomer, shortHash, shownCustomer } from "./request-row.js";

const shownOfEach = 50;

/** What the console shows beside the requests. It changes only if something in the emulator did, not with time. */
export interface Overview {
  readonly store: {
    readonly storeHash: string;
    readonly name: string;
    readonly channels: readonly number[];
    readonly shopUrl: string | null;
  };
  readonly offsetSeconds: number;
  readonly stats: EmulatorStats;
  readonly faults: Shown<ShownFault>;
  readonly tokens: Shown<ShownToken>;
  readonly carts: Shown<ShownCart>;
  readonly mails: Shown<SentMail>;
}

/** The first of a list, and how long the whole is. */
export interface Shown<Item> {
  readonly total: number;
  readonly items: readonly Item[];
}

export interface ShownFault {
  readonly text: string;
  /** For how many requests; null until cleared. */
  readonly left: number | null;
}

export interface ShownToken {
  readonly kind: string;
  readonly hash: string;
  readonly issuedAtSeconds: number;
  readonly expiresAtSeconds: number;
  readonly uses: number;
  readonly isRevoked: boolean;
}

export interface ShownCart {
  readonly entityId: string;
  readonly customer: ShownCustomer | null;
  readonly lines: number;
  readonly items: number;
  readonly total: string;
  readonly createdAt: string;
}

export function overviewOf(state: EmulatorState): Overview {
  const { settings, data, clock, traffic } = state;
  return {
    store: {
      storeHash: settings.storeHash,
      name: data.settings.storeName,
      channels: settings.channels,
      shopUrl: settings.shopUrl,
    },
    offsetSeconds: clock.offsetSeconds,
    stats: traffic.stats(),
    faults: shown(state.faults.list(), shownFault),
    tokens: shownTokens(state),
    carts: shown([...data.carts.values()].reverse(), (cart) => shownCart(state, cart)),
    mails: shown(unreadMail(state).reverse(), (mail) => mail),
  };
}

function shown<Item, Made>(items: readonly Item[], make: (item: Item) => Made): Shown<Made> {
  return { total: items.length, items: items.slice(0, shownOfEach).map(make) };
}

function shownFault({ rule, left }: WaitingFault): ShownFault {
  return { text: cut(describeFault(rule)), left: Number.isFinite(left) ? left : null };
}

function shownTokens({ issuedTokens, ledger }: EmulatorState): Shown<ShownToken> {
  return shown(issuedTokens.list(), ({ id, hash, ...token }) => ({
    kind: token.kind,
    hash: shortHash(hash),
    issuedAtSeconds: token.issuedAtSeconds,
    expiresAtSeconds: token.expiresAtSeconds,
    uses: token.uses,
    isRevoked: !ledger.isUsable(id),
  }));
}

function shownCart({ data, clock }: EmulatorState, cart: StoredCart): ShownCart {
  const { customerId, currencyCode } = cart;
  const { amount } = priceCart({ data, customerId, now: () => clock.now() }, cart);
  const certificates = cart.giftCertificates?.length ?? 0;
  return {
    entityId: cart.entityId,
    customer: customerId === null ? null : shownCustomer(customerId, data),
    lines: cart.lineItems.length + certificates,
    items: cart.lineItems.reduce((sum, { quantity }) => sum + quantity, certificates),
    total: moneyIn(currencyCode, amount).formattedV2,
    createdAt: cart.createdAt,
  };
}

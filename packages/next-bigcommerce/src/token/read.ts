import type { BigCommerceEvent, Telemetry } from "../telemetry/events.js";
import type { TokenRecord, TokenSlot } from "./slot.js";
import { ImpersonationToken } from "./storefront-token.js";

/** How long what a read found out is taken to hold. */
const maxSpellMs = 1_000;

export interface TokenReadingOptions {
  readonly slot: TokenSlot;
  readonly telemetry: Telemetry;
  /** BigCommerce's time. */
  readonly nowMs: () => number;
  /** From here on a token is handed to nobody; by BigCommerce's clock. */
  readonly validUntilMs: (token: { readonly expiresAt: number }) => number;
  /** Called by each read of a token whose refresh is due. */
  readonly onRefreshDue: () => void;
}

export interface TokenReading {
  /** The cached token where it is valid for the margin. */
  read(): ImpersonationToken | undefined;
  /** The same for a caller that waited for it. */
  readAfter(waitedMs: number): ImpersonationToken | undefined;
}

/** A time in which reads tell nobody anything: no refresh is due, and no listener hears of reads. */
interface QuietSpell {
  readonly record: TokenRecord;
  readonly token: ImpersonationToken;
  readonly fromMs: number;
  readonly untilMs: number;
}

type ServedSource = Extract<BigCommerceEvent, { type: "token_served" }>["source"];

/** What stands in front of every customer request. In a quiet spell a read costs a look at the clock and a count. */
export function createTokenReading(options: TokenReadingOptions): TokenReading {
  const { slot, telemetry, nowMs, validUntilMs } = options;
  let spell: QuietSpell | undefined;
  let last: { readonly record: TokenRecord; readonly token: ImpersonationToken } | undefined;

  function tokenOf(record: TokenRecord): ImpersonationToken {
    if (last?.record === record) return last.token;
    const token = new ImpersonationToken(record.value, record.expiresAt, record.generation);
    last = { record, token };
    return token;
  }

  function take(atMs: number, waitedMs?: number): ImpersonationToken | undefined {
    const record = slot.token;
    if (record === undefined || atMs >= validUntilMs(record)) return undefined;
    const isStale = atMs >= record.refreshAtMs;
    if (isStale) options.onRefreshDue();
    slot.counters.hits += 1;
    const token = tokenOf(record);
    if (telemetry.hears("token_served")) {
      const source = waitedMs === undefined ? (isStale ? "stale" : "process") : originOf(record);
      const { generation } = record;
      telemetry.emit({ type: "token_served", source, generation, waitMs: waitedMs ?? 0 });
    } else if (!isStale) {
      const untilMs = Math.min(atMs + maxSpellMs, record.refreshAtMs, validUntilMs(record));
      spell = { record, token, fromMs: atMs, untilMs };
    }
    return token;
  }

  function read(): ImpersonationToken | undefined {
    const atMs = nowMs();
    // The clock may have been set back, and another module copy or an eviction may have changed the slot.
    if (spell === undefined || spell.record !== slot.token || atMs < spell.fromMs || atMs >= spell.untilMs)
      return take(atMs);
    slot.counters.hits += 1;
    return spell.token;
  }

  return { read, readAfter: (waitedMs) => take(nowMs(), waitedMs) };
}

function originOf({ mintedAtMs }: TokenRecord): ServedSource {
  return mintedAtMs === undefined ? "store" : "mint";
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import type { TokenStatus } from "next-bigcommerce";
import { Form } from "@/components/form/form";
import { isDemo, usesPrivateTokens } from "@/environment";
import { bigcommerce } from "@/lib/bigcommerce";
import { readStoreEntries } from "@/lib/token-store";
import { LiveRefresh } from "./live-refresh";
import { SharedStore } from "./shared-store";
import { TokenFigures } from "./token-figures";
import { TokenGauge } from "./token-gauge";
import { countdown, readTokenLife, type TokenLife } from "./token-life";

/** Its buttons work without JavaScript, so the page waits for all of its content. */
export const instant = false;

export const metadata: Metadata = { title: "Token inspector", robots: { index: false, follow: false } };

export default async function TokenPage() {
  await connection();
  if (!isDemo()) notFound();
  const status = bigcommerce.tokenStatus();
  const life = readTokenLife(status, Date.now());
  return (
    <div className="page grid gap-10 pt-10 md:pt-14">
      <div className="flex flex-wrap items-start justify-between gap-4">
        <div>
          <h1 className="text-title">Token inspector</h1>
          <p className="mt-2 max-w-prose text-muted">
            One {usesPrivateTokens() ? "private" : "impersonation"} token serves every shopper of this shop.
            This is the one in this process; the token itself is never shown.
          </p>
        </div>
        <LiveRefresh />
      </div>
      <section
        aria-label="Life of the token"
        className="card grid items-center justify-items-center gap-8 p-6 md:grid-cols-2 md:p-10"
      >
        <TokenGauge life={life} />
        <div className="grid gap-5 justify-self-start">
          <p className="font-display text-2xl lining-nums text-balance">{summary(status)}</p>
          <p className="text-muted">{story(status, life)}</p>
          <div className="flex flex-wrap gap-3">
            <TryOut what="use">Ask 100 times</TryOut>
            <TryOut what="revoke">Revoke it</TryOut>
          </div>
        </div>
      </section>
      <TokenFigures status={status} />
      <SharedStore entries={await readStoreEntries()} />
    </div>
  );
}

function summary({ counters: { mints, hits }, state }: TokenStatus): string {
  if (mints === 0) return state === "empty" ? "Nobody has needed a token yet." : "A token from elsewhere.";
  return `${count(mints, "mint")} for ${count(mints + hits, "request")}.`;
}

function story({ minting, state, backingOff }: TokenStatus, life: TokenLife | null): string {
  if (minting) return "A new token is on its way.";
  if (backingOff !== undefined)
    return "The last mint failed; nobody asks again until the back-off has passed.";
  if (life === null) return "The first page that asks BigCommerce gets a new one, and others wait for it.";
  if (state === "expired") return "It has expired: the next caller gets a new one.";
  if (life.untilRefreshSeconds <= 0)
    return "The next caller gets this token at once, and a new one is fetched in the background.";
  return `Nothing to do for ${countdown(life.untilRefreshSeconds)} minutes; then a caller’s request refreshes it ahead of its expiry.`;
}

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? "" : "s"}`;

function TryOut({ what, children }: { what: "use" | "revoke"; children: string }) {
  return (
    <Form action="/dev/token/try" method="post">
      <input type="hidden" name="what" value={what} />
      <button type="submit" className="button button-quiet">
        {children}
      </button>
    </Form>
  );
}

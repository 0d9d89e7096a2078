import Link from "@/components/navigation/link";
import type { MoneyFieldsFragment, YourPriceQuery } from "@/gql/graphql";
import { higherListPrice, type ShownPrices } from "@/lib/list-price";
import { formatMoney } from "@/lib/money";

type Prices = NonNullable<NonNullable<YourPriceQuery["site"]["product"]>["prices"]>;

interface PriceViewProps {
  prices: ShownPrices | null;
  isSignedIn: boolean;
  groupName: string | null;
  tiers?: Prices["bulkPricing"];
}

export function PriceView({ prices, isSignedIn, groupName, tiers = [] }: PriceViewProps) {
  if (prices === null) return <p className="text-lg">Price on request: write to us.</p>;
  const { price } = prices;
  const listPrice = higherListPrice(prices);
  return (
    <>
      <p className="text-muted text-sm">
        {isSignedIn ? "Your price" : "Price"}
        {groupName ? (
          <span className="ml-2 rounded-full bg-copper-wash px-2.5 py-0.5 font-medium text-copper">
            <bdi>{groupName}</bdi>
          </span>
        ) : null}
      </p>
      <p className={`mt-1 font-semibold text-3xl tracking-tight ${listPrice ? "text-copper" : ""}`}>
        {formatMoney(price)}
      </p>
      <p className="mt-1 text-muted text-sm">
        {listPrice ? (
          <>
            List price <s>{formatMoney(listPrice)}</s>, you save {formatMoney(difference(listPrice, price))}
          </>
        ) : isSignedIn ? (
          "The list price: no other price is agreed for your account."
        ) : (
          <SignInHint />
        )}
      </p>
      <QuantityPrices tiers={tiers} price={price} />
    </>
  );
}

function SignInHint() {
  return (
    <>
      <Link href="/login" className="link">
        Sign in
      </Link>{" "}
      to see your own price.
    </>
  );
}

function QuantityPrices({ tiers, price }: { tiers: Prices["bulkPricing"]; price: MoneyFieldsFragment }) {
  if (tiers.length === 0) return null;
  return (
    <ul className="mt-3 flex flex-wrap gap-2 text-sm">
      {tiers.map((tier) => (
        <li key={tier.minimumQuantity} className="rounded-full border border-line px-3 py-1">
          From {tier.minimumQuantity}: {tierText(tier, price)}
        </li>
      ))}
    </ul>
  );
}

function tierText(tier: Prices["bulkPricing"][number], price: MoneyFieldsFragment): string {
  const money = (value: number) => formatMoney({ ...price, value, formattedV2: null });
  if ("percentOff" in tier) return `${tier.percentOff}% off`;
  if ("price" in tier) return `${money(tier.price)} each`;
  if ("priceAdjustment" in tier) return `${money(tier.priceAdjustment)} off each`;
  return "a lower price";
}

const difference = (higher: MoneyFieldsFragment, lower: MoneyFieldsFragment): MoneyFieldsFragment => ({
  currencyCode: higher.currencyCode,
  value: Math.round((higher.value - lower.value) * 100) / 100,
  formattedV2: null,
});

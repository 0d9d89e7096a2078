import type { Metadata } from "next";
import { checkoutProblems, readCheckoutProblem } from "@/cart/checkout-problem";
import { EmptyState } from "@/components/empty-state";
import { CustomerForms } from "@/components/form/customer-forms";
import { Refusal } from "@/components/form/refusal";
import { StaleNotice } from "@/components/form/stale-notice";
import Link from "@/components/navigation/link";
import { orProblem } from "@/components/or-problem";
import { staleForm } from "@/forms/stale-form";
import { getShownCustomerId } from "@/staff/shown-customer";
import { type Cart, getCart } from "./cart";
import { CartHeading } from "./cart-heading";
import { CartLineRow } from "./cart-line-row";
import { CartSummary } from "./cart-summary";

/** Streamed content needs JavaScript to appear; the cart works without it, so the page waits for all of it. */
export const instant = false;

export const metadata: Metadata = { title: "Your cart", robots: { index: false } };

async function CartPage({ searchParams }: PageProps<"/cart">) {
  const cart = await getCart();
  const { problem } = await searchParams;
  return (
    <div className="page pt-10">
      <CartHeading lineCount={cart?.lines.length ?? 0} />
      <NoCheckout problem={problem} />
      <CustomerForms showsEntered>
        {cart === null || cart.lines.length === 0 ? <EmptyCart /> : <FilledCart cart={cart} />}
      </CustomerForms>
    </div>
  );
}

export default orProblem(CartPage, { href: "/cart", className: "page pt-14" });

function EmptyCart() {
  return (
    <div className="mt-6">
      <EmptyState title="Your cart is empty" action={{ href: "/", label: "Look through the shop" }}>
        What you put in it waits for you here.
      </EmptyState>
    </div>
  );
}

function FilledCart({ cart }: { cart: Cart }) {
  return (
    <>
      <p className="mt-2 text-muted">
        {cart.totalQuantity} {cart.totalQuantity === 1 ? "item" : "items"}
        {cart.groupName ? (
          <>
            , at your <bdi>{cart.groupName}</bdi> prices
          </>
        ) : null}
      </p>
      <div className="mt-4 grid gap-8 lg:grid-cols-[1fr_21rem] lg:gap-14">
        <div>
          <ul className="divide-y divide-line border-line border-y">
            {cart.lines.map((line) => (
              <CartLineRow key={line.entityId} line={line} />
            ))}
          </ul>
          <SignInHint />
        </div>
        <CartSummary {...cart} />
      </div>
    </>
  );
}

async function SignInHint() {
  if ((await getShownCustomerId()) !== null) return null;
  return (
    <p className="mt-5 text-muted text-sm">
      <Link href="/login?next=/cart" className="link">
        Sign in
      </Link>{" "}
      to pay your own prices. Your cart comes with you.
    </p>
  );
}

/** Why the checkout did not open. */
async function NoCheckout({ problem: name }: { problem: unknown }) {
  if (name === "changed" || name === "unstamped") {
    return (
      <div className="mt-5 mb-6">
        <StaleNotice stale={await staleForm(name)} isCheckout />
      </div>
    );
  }
  const problem = readCheckoutProblem(name);
  return problem === null ? null : (
    <div className="mt-5 mb-6">
      <Refusal>{checkoutProblems[problem]}</Refusal>
    </div>
  );
}

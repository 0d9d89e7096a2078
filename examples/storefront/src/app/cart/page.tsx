import type { Metadata } from "next";
import { type CartProblem, readCartProblem } from "@/cart/cart-problem";
import { EmptyState } from "@/components/empty-state";
import Link from "@/components/navigation/link";
import { orProblem } from "@/components/page-problem";
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
  const { problem, line } = await searchParams;
  return (
    <div className="page pt-10">
      <CartHeading lineCount={cart?.lines.length ?? 0} />
      {problem === "checkout" ? <CheckoutProblem /> : null}
      {cart === null || cart.lines.length === 0 ? (
        <EmptyCart />
      ) : (
        <FilledCart cart={cart} refused={{ line, problem: readCartProblem(problem) }} />
      )}
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

interface FilledCartProps {
  cart: Cart;
  /** The change that was refused without JavaScript to show it. */
  refused: { line: unknown; problem: CartProblem | null };
}

function FilledCart({ cart, refused }: FilledCartProps) {
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
              <CartLineRow
                key={line.entityId}
                line={line}
                problem={line.entityId === refused.line ? refused.problem : null}
              />
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

function CheckoutProblem() {
  return (
    <p role="alert" className="mt-5 rounded-lg bg-alert-wash px-4 py-3 font-medium text-alert">
      The checkout does not open just now. Your cart is safe: please try again in a moment.
    </p>
  );
}

import { isCheckoutOpen } from "@/cart/checkout-visit";
import { CustomerFields } from "@/components/form/customer-form";
import { Form } from "@/components/form/form";
import { getShownCustomerId, isStaffView } from "@/staff/shown-customer";

/** The way to the checkout; for staff, who would be the customer there, what they can do instead. */
export async function CheckoutDoor() {
  if (await isStaffView()) return <ClosedToStaff />;
  return (
    <Form action="/cart/checkout" method="post" className="grid gap-3">
      <CustomerFields name="checkout" />
      <SignOutFirst />
      <button type="submit" className="button w-full">
        Go to the checkout
      </button>
    </Form>
  );
}

/** Before a guest presses: BigCommerce's page of the sign-out says nothing of a second time. */
async function SignOutFirst() {
  if ((await getShownCustomerId()) !== null || !(await isCheckoutOpen())) return null;
  return (
    <p className="rounded-lg bg-sunken px-4 py-3 text-sm">
      Somebody was signed in at the checkout in this browser. The first press signs them out there. Then come
      back to your cart and press once more.
    </p>
  );
}

function ClosedToStaff() {
  return (
    <div className="grid gap-1.5 rounded-lg bg-sunken px-4 py-3 text-sm">
      <p className="font-semibold">Staff cannot check out for a customer</p>
      <p>
        At the checkout you would be the customer. They find this cart when they next sign in, and can order
        themselves. You can enter an order for them in BigCommerce’s control panel.
      </p>
    </div>
  );
}

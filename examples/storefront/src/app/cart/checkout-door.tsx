import { CustomerFields } from "@/components/form/customer-form";
import { Form } from "@/components/form/form";
import { getStaffSession } from "@/staff/staff-session";

/** The way to the checkout; for staff, who would be the customer there, what they can do instead. */
export async function CheckoutDoor() {
  const staff = await getStaffSession();
  if (staff?.viewing != null) return <ClosedToStaff />;
  return (
    <Form action="/cart/checkout" method="post">
      <CustomerFields name="checkout" />
      <button type="submit" className="button w-full">
        Go to the checkout
      </button>
    </Form>
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

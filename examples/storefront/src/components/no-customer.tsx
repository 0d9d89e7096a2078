import { CustomerFields } from "./form/customer-form";
import { CustomerStamp } from "./form/customer-forms";
import { SignOutForm } from "./form/sign-out-form";

/** For a session whose customer BigCommerce does not know any more. */
export function NoCustomer() {
  return (
    <div className="card px-6 py-12 text-center">
      <h2 className="text-2xl">We could not find your account</h2>
      <p className="mx-auto mt-2 max-w-md text-muted">It may have been closed. Please sign in again.</p>
      <CustomerStamp>
        <SignOutForm fields={<CustomerFields name="sign-out" />} formClassName="mt-6" className="button" />
      </CustomerStamp>
    </div>
  );
}

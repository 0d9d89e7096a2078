import type { Metadata } from "next";
import { DoneNotice } from "@/components/done-notice";
import { CustomerForm } from "@/components/form/customer-form";
import { CustomerForms } from "@/components/form/customer-forms";
import { TextField } from "@/components/form/form-field";
import { NameFields } from "@/components/form/name-fields";
import { NewPasswordField } from "@/components/form/new-password-field";
import { NoCustomer } from "@/components/no-customer";
import { orProblem } from "@/components/or-problem";
import { maxEmailLength, maxPasswordLength, maxTextLength } from "@/forms/form-state";
import { ProfileDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { getPasswordHint } from "@/lib/password-rules";
import { changePassword, updateProfile } from "./actions";

/** The forms work without JavaScript, so the page waits for all of it. */
export const instant = false;

export const metadata: Metadata = { title: "Your profile" };

const notices = {
  profile: "Your profile was saved.",
  password: "Your password was changed.",
};

async function ProfilePage({ searchParams }: PageProps<"/account/profile">) {
  const { customer } = await bigcommerce.customer.query(ProfileDocument);
  if (customer === null) return <NoCustomer />;
  const { done } = await searchParams;
  return (
    <CustomerForms>
      <h1 className="mb-6 text-title">Your profile</h1>
      <DoneNotice notices={notices} done={done} />
      <CustomerForm name="profile" action={updateProfile} values={customer} submitLabel="Save profile">
        <div className="grid gap-5 sm:grid-cols-2">
          <NameFields />
        </div>
        <TextField
          name="email"
          label="Email"
          type="email"
          autoComplete="email"
          hint="You sign in with it."
          maxLength={maxEmailLength}
          required
        />
        <TextField name="company" label="Company" autoComplete="organization" maxLength={maxTextLength} />
        <TextField name="phone" label="Phone" type="tel" autoComplete="tel" maxLength={maxTextLength} />
      </CustomerForm>
      <section className="mt-12 border-line border-t pt-8">
        <h2 className="mb-5 text-xl">Change your password</h2>
        <CustomerForm name="password" action={changePassword} submitLabel="Change password">
          <TextField
            name="currentPassword"
            label="Current password"
            type="password"
            autoComplete="current-password"
            maxLength={maxPasswordLength}
            required
          />
          <NewPasswordField name="newPassword" label="New password" hint={await getPasswordHint()} />
        </CustomerForm>
      </section>
    </CustomerForms>
  );
}

export default orProblem(ProfilePage, { href: "/account/profile" });

import type { ReactNode } from "react";
import { readFormAnswer } from "@/forms/form-answer";
import { bigcommerce } from "@/lib/bigcommerce";
import { isStaffView } from "@/staff/shown-customer";
import { CustomerFormsProvider } from "./customer-form";

interface CustomerFormsProps {
  /** Shows what was entered apart from its form, which another customer's page may not have. */
  showsEntered?: boolean;
  children?: ReactNode;
}

/**
 * Around the forms of a page: they carry for whom they were drawn, and a form that was sent without JavaScript finds its
 * answer. For another customer all of them are drawn anew. It asks who this is: put it where the page does so anyway.
 */
export async function CustomerForms({ children, showsEntered = false }: CustomerFormsProps) {
  const page = await readPage();
  return (
    <CustomerFormsProvider
      key={page.stamp}
      {...page}
      answer={await readFormAnswer(page.stamp)}
      showsEntered={showsEntered}
    >
      {children}
    </CustomerFormsProvider>
  );
}

/** Around a form that answers with a page of its own: it carries for whom it was drawn. */
export async function CustomerStamp({ children }: { children: ReactNode }) {
  const page = await readPage();
  return (
    <CustomerFormsProvider key={page.stamp} {...page} answer={null} showsEntered={false}>
      {children}
    </CustomerFormsProvider>
  );
}

/** For whom the page is drawn. */
async function readPage() {
  const stamp = (await bigcommerce.customerStamp()) ?? "";
  return { stamp, isStaffView: await isStaffView() };
}

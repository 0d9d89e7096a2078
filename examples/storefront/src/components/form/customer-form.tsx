"use client";

import { createContext, type ReactNode, useActionState, useContext, useState } from "react";
import {
  customerStampField,
  type FormAction,
  type FormState,
  formNameField,
  staffViewField,
  untouched,
} from "@/forms/form-state";
import { PostForm } from "./post-form";
import { StaleNotice } from "./stale-notice";

interface FormsOfPage {
  /** For whom the page was drawn; empty for a guest. */
  readonly stamp: string;
  /** It was drawn for staff, who see the shop as that customer. */
  readonly isStaffView?: boolean;
  /** The answer to a form that was sent without JavaScript. */
  readonly answer: { readonly form: string; readonly state: FormState } | null;
}

const FormsOfPageContext = createContext<FormsOfPage | null>(null);

interface CustomerFormsProviderProps extends FormsOfPage {
  showsEntered: boolean;
  children: ReactNode;
}

/** For `<CustomerForms>`. That a form is not for this page's customer is said above all of them: it may not be there. */
export function CustomerFormsProvider({ showsEntered, children, ...forms }: CustomerFormsProviderProps) {
  const { stale, values } = forms.answer?.state ?? untouched();
  return (
    <FormsOfPageContext value={forms}>
      {stale === undefined ? null : (
        <div className="mt-4 mb-6">
          <StaleNotice stale={stale} values={showsEntered ? values : {}} />
        </div>
      )}
      {children}
    </FormsOfPageContext>
  );
}

/** For whom the page was drawn, and the answer to one of its forms. */
export function useFormsOfPage(): FormsOfPage {
  const forms = useContext(FormsOfPageContext);
  if (forms === null) throw new Error("Put <CustomerForms> around the page's forms.");
  return forms;
}

/** The state of a form with the name, which no other form of the page has. */
export function useCustomerForm(name: string, action: FormAction, stored: FormState = untouched()) {
  const { answer } = useFormsOfPage();
  const [before] = useState(() => (answer?.form === name ? answered(stored, answer.state) : stored));
  const [state, send, isPending] = useActionState(action, before);
  return { state, send, isPending };
}

/** The page itself says that it is for somebody else. */
function answered(stored: FormState, { stale: _, ...state }: FormState): FormState {
  return { ...state, values: { ...stored.values, ...state.values } };
}

interface CustomerFieldsProps {
  /** The name of the form. */
  name: string;
  state?: FormState;
}

/** For whom a form was drawn. One that was refused stays that customer's form, and is refused again. */
export function CustomerFields({ name, state }: CustomerFieldsProps) {
  const page = useFormsOfPage();
  const { customerStamp = page.stamp, isStaffView = page.isStaffView } = state ?? untouched();
  return (
    <>
      <input type="hidden" name={formNameField} value={name} />
      {customerStamp === null ? null : (
        <input type="hidden" name={customerStampField} value={customerStamp} />
      )}
      {isStaffView ? <input type="hidden" name={staffViewField} value="1" /> : null}
    </>
  );
}

interface CustomerFormProps {
  name: string;
  action: FormAction;
  /** What the fields hold at first. */
  values?: FormState["values"];
  submitLabel: string;
  /** What happens beside the button, for example the way back. */
  aside?: ReactNode;
  children: ReactNode;
}

/** The form of a Server Action that changes something of a customer; without JavaScript the browser posts it. */
export function CustomerForm({ name, action, values, children, ...rest }: CustomerFormProps) {
  const { state, send, isPending } = useCustomerForm(name, action, untouched(values));
  return (
    <PostForm {...rest} state={state} action={send} isPending={isPending}>
      <CustomerFields name={name} state={state} />
      {children}
    </PostForm>
  );
}

/** What a form shows: at first what is stored, after a refusal what was entered and why it was refused. */
export interface FormState {
  /** What is wrong with the form as a whole. */
  readonly problem: string | null;
  /** What is wrong with a field, by its name. */
  readonly fieldErrors: Readonly<Record<string, string>>;
  /** What the fields hold, by name; never a password. */
  readonly values: Readonly<Record<string, string>>;
  /** What was done, if the shopper stays on the page. */
  readonly done?: string;
  /** BigCommerce did not answer properly, or not in time: it need not be asked for long again. */
  readonly isUnanswered?: boolean;
  /** The page that the form is on was drawn for somebody else. */
  readonly stale?: StaleForm;
  /** For whom the form that was sent had been drawn; null if it does not say. It stays that form, whoever comes next. */
  readonly customerStamp?: string | null;
  /** Whether it had been drawn for a staff view of that customer. */
  readonly isStaffView?: boolean;
}

/** Why a form cannot be sent from the page that it is on, and nothing was changed. */
export interface StaleForm {
  /** It was drawn for somebody else, or does not say for whom. */
  readonly because: "changed" | "unstamped";
  /** Whom this browser shows the shop to now; null for nobody. */
  readonly customerName: string | null;
  /** That customer has not signed in: staff see the shop as them. */
  readonly isStaffView?: boolean;
  /** Whom it was drawn for; left out if that is not known. */
  readonly drawnFor?: "guest" | "customer" | "staff" | undefined;
}

/** A Server Action of a form. It redirects after success, or says what was done; any other state is a refusal. */
export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;

export const untouched = (values: FormState["values"] = {}): FormState => ({
  problem: null,
  fieldErrors: {},
  values,
});

/** The answer to a form as a whole. */
export const refusedWith = (problem: string, values: FormState["values"] = {}): FormState => ({
  ...untouched(values),
  problem,
});

/** How many characters a field takes unless it says otherwise. */
export const maxTextLength = 255;
export const maxEmailLength = 250;
export const maxPasswordLength = 1000;

/** The hidden field that says for whom a form was drawn; empty for a guest. */
export const customerStampField = "customerStamp";

/** The hidden field of a form that was drawn for a staff view: it matters to the words of a refusal, and to nothing else. */
export const staffViewField = "staffView";

/** The hidden field that names a form, so that an answer without JavaScript finds it on its page. */
export const formNameField = "form";

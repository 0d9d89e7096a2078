/** What a form shows: at first what is stored, after a refusal what was entered and why it was refused. */
export interface FormState {
  /** What is wrong with the form as a whole. */
  readonly problem: string | null;
  /** What is wrong with a field, by its name. */
  readonly fieldErrors: Readonly<Record<string, string>>;
  /** What the fields hold, by name; never a password. */
  readonly values: Readonly<Record<string, string>>;
}

/** A Server Action of a form. It redirects after success, so a state that comes back is a refusal. */
export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;

export const untouched = (values: FormState["values"] = {}): FormState => ({
  problem: null,
  fieldErrors: {},
  values,
});

/** How many characters a field takes unless it says otherwise. */
export const maxTextLength = 255;
export const maxEmailLength = 250;
export const maxPasswordLength = 1000;

/** The field that a form has only without JavaScript: the path of the page to load again. */
export const withoutScriptField = "page-without-script";

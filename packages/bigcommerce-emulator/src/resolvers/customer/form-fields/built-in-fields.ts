import type { StoredFormField, StoredFormFields } from "../../../store/form-field.js";
import type { StoredSettings } from "../../../store/settings.js";

export type FormName = keyof StoredFormFields;

/** The fields of one of the store's forms: the built-in ones, and those of the store's own. */
export function fieldsOf(
  { formFields }: Pick<StoredSettings, "formFields">,
  form: FormName,
): StoredFormField[] {
  const own = formFields?.[form] ?? [];
  const ownIds = new Set(own.map(({ entityId }) => entityId));
  const builtIn = form === "customer" ? accountFields : addressFields;
  return [...builtIn.filter(({ entityId }) => !ownIds.has(entityId)), ...own];
}

type BuiltInFieldId = NonNullable<StoredFormField["builtInFieldId"]>;

const builtIn = (entityId: number, builtInFieldId: BuiltInFieldId, label: string, isRequired = false) => ({
  entityId,
  builtInFieldId,
  label,
  isRequired,
  sortOrder: entityId,
});

const text = { kind: "text", defaultText: null, maxLength: null } as const;
const password = { kind: "password", defaultText: null, maxLength: null } as const;

// The ids are BigCommerce's. 14 to 23 are not in use, and the first field of a store's own is 26.
const accountFields: readonly StoredFormField[] = [
  { ...builtIn(1, "EmailAddress", "Email Address", true), ...text },
  { ...builtIn(2, "Password", "Password", true), ...password },
  { ...builtIn(3, "ConfirmPassword", "Confirm Password", true), ...password },
  { ...builtIn(24, "CurrentPassword", "Current Password"), ...password },
  {
    ...builtIn(25, "ReceiveMarketingEmails", "Receive Marketing Emails"),
    kind: "checkboxes",
    options: [{ entityId: 0, label: "I would like to receive updates and offers." }],
  },
];

const addressFields: readonly StoredFormField[] = [
  { ...builtIn(4, "FirstName", "First Name", true), ...text },
  { ...builtIn(5, "LastName", "Last Name", true), ...text },
  { ...builtIn(6, "CompanyName", "Company Name"), ...text },
  { ...builtIn(7, "Phone", "Phone Number"), ...text },
  { ...builtIn(8, "AddressLine1", "Address Line 1", true), ...text },
  { ...builtIn(9, "AddressLine2", "Address Line 2"), ...text },
  { ...builtIn(10, "City", "Suburb/City", true), ...text },
  {
    ...builtIn(11, "Country", "Country", true),
    kind: "picklist",
    choosePrefix: "Choose a Country",
    options: [],
  },
  {
    ...builtIn(12, "State", "State/Province", true),
    kind: "picklistOrText",
    maxLength: null,
    picklistPrefix: "Choose a State",
  },
  { ...builtIn(13, "Zip", "Zip/Postcode", true), ...text },
];

import type { StoredCustomer } from "../../store/customer.js";
import { textLimits } from "../../store/input/text-limits.js";
import type { StorefrontContext } from "../../store/request-context.js";
import { nextEntityId } from "../../store/store-data.js";
import { requiring } from "../common/scope.js";
import {
  type AddAddressInput,
  addAddress,
  addressFormFields,
  type DeleteAddressInput,
  deleteAddress,
  invalidAddress,
  storedAddress,
  type UpdateAddressInput,
  updateAddress,
} from "./address-mutations.js";
import { currentCustomer, customerNode } from "./customer.js";
import {
  blankFields,
  customerNotLoggedIn,
  emailInUse,
  formFieldErrors,
  invalidEmail,
  invalidPassword,
  longFields,
} from "./customer-input.js";
import {
  type FormFieldsInput,
  type FormFieldsReading,
  mergedFormFields,
  readFormFields,
} from "./form-fields/form-field-input.js";
import { joinStore } from "./join-store.js";
import { changePassword, requestResetPassword, resetPassword } from "./password-mutations.js";

/** The arguments of every mutation here. No captcha is required, and every token of one is accepted. */
interface InputArgument<Input> {
  readonly input: Input;
  readonly reCaptchaV2?: { readonly token: string } | null;
}

/** `customer { … }` of a mutation. What it refuses is listed in `errors`, with HTTP 200. */
export function customerMutations(context: StorefrontContext) {
  const change = <Input, Result>(resolve: (context: StorefrontContext, input: Input) => Result) =>
    requiring(context, "Customer", ({ input, reCaptchaV2: _accepted }: InputArgument<Input>) =>
      resolve(context, input),
    );
  return {
    registerCustomer: change<RegisterInput, unknown>(registerCustomer),
    updateCustomer: change<UpdateInput, unknown>(updateCustomer),
    changePassword: change(changePassword),
    requestResetPassword: change(requestResetPassword),
    resetPassword: change(resetPassword),
    addCustomerAddress: change<AddAddressInput, unknown>(addAddress),
    updateCustomerAddress: change<UpdateAddressInput, unknown>(updateAddress),
    deleteCustomerAddress: change<DeleteAddressInput, unknown>(deleteAddress),
  };
}

interface RegisterInput {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly password: string;
  readonly phone?: string | null;
  readonly company?: string | null;
  readonly address?: AddAddressInput | null;
  readonly formFields?: FormFieldsInput | null;
}

function registerCustomer(context: StorefrontContext, input: RegisterInput) {
  const { data } = context;
  const formFields = readFormFields(context, "customer", input.formFields);
  const errors = [
    ...blankFields(context, "", { ...input }, ["firstName", "lastName"]),
    ...longFields(context, "", input, textLimits.customer),
    ...invalidEmail(context, input.email),
    ...invalidPassword(context, "password", input.password),
    ...emailInUse(context, input.email, null),
    ...formFieldErrors("", formFields),
    ...(input.address ? invalidAddress(context, "address.", input.address) : []),
  ];
  if (errors.length > 0) return { customer: null, errors };
  const customer = newCustomer(nextEntityId(data.customers.keys()), input, formFields);
  if (input.address) {
    const { values } = addressFormFields(context, input.address);
    customer.addresses.push(storedAddress(data, input.address, values));
  }
  data.customers.set(customer.entityId, customer);
  joinStore(data, context.now(), customer);
  return { customer: customerNode(context, customer), errors };
}

function newCustomer(entityId: number, input: RegisterInput, formFields: FormFieldsReading): StoredCustomer {
  return {
    entityId,
    email: input.email.trim(),
    password: input.password,
    firstName: input.firstName,
    lastName: input.lastName,
    company: input.company ?? "",
    phone: input.phone ?? "",
    customerGroupId: 0,
    taxExemptCategory: "",
    storeCredit: 0,
    isSubscribedToNewsletter: false,
    attributes: [],
    formFields: formFields.values,
    addresses: [],
  };
}

interface UpdateInput {
  readonly firstName?: string | null;
  readonly lastName?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly company?: string | null;
  readonly formFields?: FormFieldsInput | null;
}

function updateCustomer(context: StorefrontContext, input: UpdateInput) {
  const customer = currentCustomer(context);
  if (customer === undefined) return { customer: null, errors: [customerNotLoggedIn(context)] };
  const email = input.email ?? customer.email;
  const formFields = readFormFields(context, "customer", input.formFields);
  const errors = [
    ...blankFields(context, "", { ...input }, ["firstName", "lastName"]),
    ...longFields(context, "", input, textLimits.customer),
    ...invalidEmail(context, email),
    ...emailInUse(context, email, customer.entityId),
    ...formFieldErrors("", formFields),
  ];
  if (errors.length > 0) return { customer: null, errors };
  customer.email = email.trim();
  customer.firstName = input.firstName ?? customer.firstName;
  customer.lastName = input.lastName ?? customer.lastName;
  customer.phone = input.phone ?? customer.phone;
  customer.company = input.company ?? customer.company;
  customer.formFields = mergedFormFields(customer.formFields, formFields.values);
  return { customer: customerNode(context, customer), errors };
}

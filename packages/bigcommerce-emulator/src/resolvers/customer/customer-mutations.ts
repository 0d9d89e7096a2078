import type { StoredCustomer } from "../../store/customer.js";
import type { StorefrontContext } from "../../store/request-context.js";
import { nextEntityId } from "../../store/store-data.js";
import { requiring } from "../common/scope.js";
import {
  type AddAddressInput,
  addAddress,
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
  invalidEmail,
  invalidPassword,
} from "./customer-input.js";
import { type FormFieldsInput, mergedFormFields } from "./form-fields.js";
import { changePassword, requestResetPassword, resetPassword } from "./password-mutations.js";

/** The argument of every mutation here. No captcha is required, and a captcha that is sent is not checked. */
interface InputArgument<Input> {
  readonly input: Input;
}

/** `customer { … }` of a mutation. What it refuses is listed in `errors`, with HTTP 200. */
export function customerMutations(context: StorefrontContext) {
  const change = <Input, Result>(resolve: (context: StorefrontContext, input: Input) => Result) =>
    requiring(context, "Customer", ({ input }: InputArgument<Input>) => resolve(context, input));
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
  const errors = [
    ...blankFields(context, "", { ...input }, ["firstName", "lastName"]),
    ...invalidEmail(context, input.email),
    ...invalidPassword(context, "password", input.password),
    ...emailInUse(context, input.email, null),
    ...(input.address ? invalidAddress(context, "address.", input.address) : []),
  ];
  if (errors.length > 0) return { customer: null, errors };
  const customer = newCustomer(nextEntityId(data.customers.keys()), input);
  if (input.address) customer.addresses.push(storedAddress(data, input.address));
  data.customers.set(customer.entityId, customer);
  return { customer: customerNode(context, customer), errors };
}

function newCustomer(entityId: number, input: RegisterInput): StoredCustomer {
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
    formFields: mergedFormFields([], input.formFields),
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
  const errors = [
    ...blankFields(context, "", { ...input }, ["firstName", "lastName"]),
    ...invalidEmail(context, email),
    ...emailInUse(context, email, customer.entityId),
  ];
  if (errors.length > 0) return { customer: null, errors };
  customer.email = email.trim();
  customer.firstName = input.firstName ?? customer.firstName;
  customer.lastName = input.lastName ?? customer.lastName;
  customer.phone = input.phone ?? customer.phone;
  customer.company = input.company ?? customer.company;
  customer.formFields = mergedFormFields(customer.formFields, input.formFields);
  return { customer: customerNode(context, customer), errors };
}

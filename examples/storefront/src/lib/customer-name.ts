interface Named {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
}

/** What to call a customer; of one whose name could not be loaded it says that. */
export function nameOfCustomer(customer: Named | null): string {
  if (customer === null) return "a customer whose name we could not load";
  return `${customer.firstName} ${customer.lastName}`.trim() || customer.email;
}

interface Named {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
}

/** What to call a customer; one whose name is not known just now is another customer. */
export function nameOfCustomer(customer: Named | null): string {
  if (customer === null) return "another customer";
  return `${customer.firstName} ${customer.lastName}`.trim() || customer.email;
}

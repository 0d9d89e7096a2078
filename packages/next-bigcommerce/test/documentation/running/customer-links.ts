// In place of the app's table of identities.
export const customerIdOf = async ({ email }: { readonly email: string }) =>
  email === "retail@example.com" ? 1043 : 1044;

// In place of the app's own: who has which password is not what these tests are about.
export const checkCredentials = async (email: string, password: string) =>
  email === "retail@example.com" && password === "emulator" ? { customerId: 1043 } : "wrong";

import type { Emulator, FaultRule } from "bigcommerce-emulator";
import * as z from "zod/mini";
import type { BigCommerce, PrivateBigCommerce } from "../../src/bigcommerce.ts";

/** What days work with, and where they tell of the secrets they come to know. */
export interface DaySurroundings {
  readonly emulator: Emulator;
  readonly accessToken: string;
  readonly learn: (secret: string) => void;
}

type Day<Instance> = (bigcommerce: Instance, surroundings: DaySurroundings) => Promise<unknown>;
export type NamedDay<Instance> = readonly [name: string, day: Day<Instance>];
type AnyInstance = Pick<BigCommerce, "customer" | "guest">;

const Name = "query Name { site { settings { storeName } } }";
const Login = `mutation Login($email: String!, $password: String!) {
  login(email: $email, password: $password) { customerAccessToken { value } }
}`;
const Logout = "mutation Logout { logout { result } }";
const loginSchema = z.object({
  login: z.object({ customerAccessToken: z.nullable(z.object({ value: z.string() })) }),
});
const wrongPassword = "a-wrong-password-7d1e";

/** Signs a customer in and returns the customer access token, which only private tokens get. */
export async function signIn(
  bigcommerce: AnyInstance,
  { learn }: Pick<DaySurroundings, "learn">,
  password = "emulator",
): Promise<string | undefined> {
  const answer = await bigcommerce.guest.mutate(Login, { email: "retail@example.com", password });
  const token = loginSchema.parse(answer).login.customerAccessToken?.value;
  if (token !== undefined) learn(token);
  return token;
}

function faultsOf(accessToken: string): Omit<FaultRule, "on">[] {
  return [
    { status: 503 },
    { status: 429, headers: { "x-retry-after": "30" } },
    { status: 422 },
    { body: "<html>" },
    { drop: "mid_body" },
    { status: 302, headers: { location: "https://elsewhere.example" } },
    { body: `{"data":{"token":"${accessToken}"}}` },
    { status: 401, body: { status: 401, title: accessToken, errors: { [accessToken]: accessToken } } },
  ];
}

/** The good days and the bad ones, whatever the kind of token. */
export function commonDays(accessToken: string): NamedDay<AnyInstance>[] {
  return [
    ["a query", (bigcommerce) => bigcommerce.customer.query(Name)],
    ["a document that is wrong", (bigcommerce) => bigcommerce.guest.query("query { nonsense }")],
    [
      "a token that is revoked on the way",
      (bigcommerce, { emulator }) => {
        emulator.faults.add([{ on: "graphql", revokeToken: true }]);
        return bigcommerce.customer.query(Name);
      },
    ],
    [
      "tokens that are always refused",
      (bigcommerce, { emulator }) => {
        emulator.faults.add([{ on: "graphql", times: null, revokeToken: true }]);
        return bigcommerce.customer.query(Name);
      },
    ],
    [
      "a wrong password",
      (bigcommerce, { learn }) => {
        learn(wrongPassword);
        return signIn(bigcommerce, { learn }, wrongPassword);
      },
    ],
    ...faultsOf(accessToken).flatMap(faultDays),
  ];
}

function faultDays(fault: Omit<FaultRule, "on">): NamedDay<AnyInstance>[] {
  const words = JSON.stringify(fault);
  return [
    [
      `a mint answered with ${words}`,
      (bigcommerce, { emulator }) => {
        emulator.faults.add([{ on: "mint", times: 2, ...fault }]);
        return bigcommerce.guest.query(Name);
      },
    ],
    [
      `GraphQL answered with ${words}`,
      (bigcommerce, { emulator }) => {
        emulator.faults.add([{ on: "graphql", times: 2, ...fault }]);
        return bigcommerce.guest.query(Name);
      },
    ],
  ];
}

const inTenMinutes = () => Math.floor(Date.now() / 1000) + 600;

export const impersonationDays: NamedDay<BigCommerce>[] = [
  [
    "an uncached token",
    async (bigcommerce, { learn }) => {
      const input = { expiresAt: inTenMinutes(), channelId: 1 };
      learn((await bigcommerce.createImpersonationToken(input)).token);
    },
  ],
  ["a revocation", (bigcommerce) => bigcommerce.revokeImpersonationToken()],
  [
    "a revocation that is refused",
    async (bigcommerce, { emulator, accessToken }) => {
      await bigcommerce.getImpersonationToken();
      emulator.faults.add([{ on: "revoke", status: 422, body: { errors: { [accessToken]: accessToken } } }]);
      await bigcommerce.revokeImpersonationToken();
    },
  ],
  [
    "a revocation of what is unknown",
    async (bigcommerce, { emulator }) => {
      await bigcommerce.getImpersonationToken();
      emulator.reset();
      await bigcommerce.revokeImpersonationToken();
    },
  ],
];

export const privateDays: NamedDay<PrivateBigCommerce>[] = [
  [
    "an uncached token",
    async (bigcommerce, { learn }) => {
      learn((await bigcommerce.createPrivateToken({ expiresAt: inTenMinutes(), channelId: 1 })).token);
    },
  ],
  ["a revocation", (bigcommerce) => bigcommerce.revokePrivateToken()],
  [
    "a sign-out, and a query after it",
    async (bigcommerce) => {
      await bigcommerce.customer.mutate(Logout);
      await bigcommerce.customer.query("query WhoAmI { customer { email } }");
    },
  ],
  [
    "a field beyond the token's scopes",
    (bigcommerce) => bigcommerce.customer.query("query Company { company { entityId } }"),
  ],
];

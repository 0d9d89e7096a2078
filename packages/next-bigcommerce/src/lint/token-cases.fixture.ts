import { casesOf, imports, type LintCase, page, plain } from "./case.fixture.js";

export const inProps: readonly LintCase[] = casesOf("no-token-in-props", [
  ["the token", page("<Client token={(await bigcommerce.getImpersonationToken()).token} />"), [5]],
  [
    "a destructured token",
    page("<Client token={token} />", "const { token } = await bigcommerce.getImpersonationToken();"),
    [5],
  ],
  [
    "its object, which React refuses",
    page("<Client token={issued} />", "const issued = await bigcommerce.getImpersonationToken();"),
    [5],
  ],
  ["a customer access token", page("<Client value={session.customerAccessToken.value} />"), [5]],
  ["a secret of the environment", page("<Client secret={process.env.BIGCOMMERCE_ACCESS_TOKEN} />"), [5]],
  [
    "a secret taken out of the environment",
    page("<Client secret={SESSION_SECRET} />", "const { SESSION_SECRET } = process.env;"),
    [5],
  ],
  ["a secret or nothing", page('<Client secret={process.env.SESSION_SECRET ?? ""} />'), [5]],
  ["a header with a token", page(`<Client header={\`Bearer \${process.env.SERVICE_TOKEN}\`} />`), [5]],
  ["a sum with a token", page('<Client header={"Bearer " + process.env.SERVICE_TOKEN} />'), [5]],
  [
    "a header with a token, or none",
    page('<Client header={on ? "Bearer " + process.env.SERVICE_TOKEN : ""} />'),
    [5],
  ],
  ["a word, if there is a secret", page('<Client on={process.env.SESSION_SECRET && "y"} />'), []],
  ["a token in an object", page("<Client all={{ token: process.env.SERVICE_TOKEN }} />"), []],
  ["whether there is a secret", page('<Client on={process.env.SESSION_SECRET ? "y" : "n"} />'), []],
  [
    "an element's attribute",
    page(
      '<input type="hidden" value={token} />',
      "const { token } = await bigcommerce.getImpersonationToken();",
    ),
    [5],
  ],
  ["when it expires", page("<Client until={(await bigcommerce.getImpersonationToken()).expiresAt} />"), []],
  ["an answer", page("<Client orders={await bigcommerce.customer.query(Orders)} />"), []],
  ["the customer's stamp", page("<input value={await bigcommerce.customerStamp()} />"), []],
  ["a token of something else", page("<Client token={csrf.token} />"), []],
  ["a public variable", page("<Client shop={process.env.NEXT_PUBLIC_SHOP_NAME} />"), []],
  [
    "a component of the same file",
    `${imports}const Orders = async ({ token }) => <p>{String(token !== null)}</p>;\nexport const Page = async () => <Orders token={(await bigcommerce.getImpersonationToken()).token} />;`,
    [],
  ],
]);

export const inLogs: readonly LintCase[] = casesOf("no-token-in-log", [
  ["the token", plain("console.log((await bigcommerce.getImpersonationToken()).token);"), [3]],
  [
    "in a template",
    `${imports}export async function get() {\nconst { token } = await bigcommerce.getImpersonationToken();\nconsole.info(\`token \${token}\`);\n}`,
    [4],
  ],
  ["in an object", plain("console.error({ session, customerAccessToken });"), [3]],
  ["a secret of the environment", plain('console.log("with", process.env.BIGCOMMERCE_ACCESS_TOKEN);'), [3]],
  ["as JSON", plain("console.log(JSON.stringify({ secret: process.env.SESSION_SECRET }));"), [3]],
  ["its object, which prints nothing", plain("console.log(await bigcommerce.getImpersonationToken());"), []],
  [
    "whether there is one",
    plain("console.log(!!session.customerAccessToken, session.customerAccessToken === undefined);"),
    [],
  ],
  ["a word, if there is one", plain('console.log(session.customerAccessToken && "in");'), []],
  ["as a key", plain("console.log({ [session.customerAccessToken]: 1 });"), [3]],
  ["in an array, or nothing", plain("console.log([session.customerAccessToken ?? null]);"), [3]],
  ["its length", plain("console.log(process.env.BIGCOMMERCE_ACCESS_TOKEN.length);"), []],
  [
    "what another function makes of it",
    plain("console.log(hash(process.env.BIGCOMMERCE_ACCESS_TOKEN));"),
    [],
  ],
]);

export const inClients: readonly LintCase[] = casesOf("no-server-import-in-client", [
  ["the package", '"use client";\nimport { getErrorCode } from "next-bigcommerce";', [2]],
  ["its tests", '"use client";\nimport { tokenStoreContract } from "next-bigcommerce/testing";', [2]],
  ["an export from it", '"use client";\nexport { getErrorCode } from "next-bigcommerce";', [2]],
  ["import()", '"use client";\nconst load = () => import("next-bigcommerce");', [2]],
  ["require", '"use client";\nconst load = () => require("next-bigcommerce");', [2]],
  ["the entry for clients", '"use client";\nimport { getErrorCode } from "next-bigcommerce/client";', []],
  ["a server file", 'import { getErrorCode } from "next-bigcommerce";', []],
  ["another package of a similar name", '"use client";\nimport x from "next-bigcommerce-icons";', []],
]);

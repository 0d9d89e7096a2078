import { type GraphQLField, graphql, isObjectType } from "graphql";
import { expect, test } from "vitest";
import { storefrontCaller, wholesaleId } from "../../../test/execute-storefront.js";
import { selectEverything } from "../../../test/select-everything.js";
import { fixtures } from "../../fixtures/fixtures.js";
import { createStoreData } from "../../store/store-data.js";
import { StubRecord } from "../../store/stub-record.js";
import { createStorefrontSchema } from "../storefront-schema.js";
import { resolveField } from "./resolve-field.js";
import { unreadArguments } from "./unread-arguments.js";
import { acceptedInputFields, unreadInputFields } from "./unread-input-fields.js";

const schema = createStorefrontSchema();
const depth = 4;

const script = {
  entityId: "5f0c2a17-6a55-4c0e-9d1b-7a4f1f3c9e20",
  consentCategory: "ANALYTICS",
  visibility: "STOREFRONT",
  location: "HEAD",
  integrityHashes: ["sha256-x"],
} as const;

function answering() {
  const data = createStoreData(fixtures, {
    scripts: [{ ...script, integrityHashes: ["sha256-x"], kind: "src", src: "/a.js" }],
    regions: [{ entityId: 1, pageType: "ACCOUNT_ADDRESS", name: "a", html: "" }],
  });
  return storefrontCaller({ data, customerId: wholesaleId, stubs: new StubRecord("answer") });
}

function fieldsOf(typeName: string | undefined): readonly GraphQLField<unknown, unknown>[] {
  const type = schema.getType(typeName ?? "");
  return isObjectType(type) ? Object.values(type.getFields()) : [];
}

const paths = [
  "/fold-dripper/",
  "/brewing/",
  "/brands/ouri-ceramics/",
  "/about/",
  "/contact-us/",
  "/blog/",
  "/gooseneck/",
  "/blog/first-flush/",
];

/** One operation for each field of a root and of `site`, and for each kind of node at a path. */
function queries(cartId: string): string[] {
  const examples = { "Site.cart(entityId)": `"${cartId}"`, "Site.checkout(entityId)": `"${cartId}"` };
  const { fieldText } = selectEverything(schema, { examples, eachArgument: true });
  const route = fieldsOf("Site").filter(({ name }) => name === "route");
  const routes = paths.flatMap((path) => {
    const at = selectEverything(schema, {
      examples: { "Site.route(path)": `"${path}"` },
      eachArgument: true,
    });
    return route.map((field) => `{ site { ${at.fieldText("Site", field, depth - 1)} } }`);
  });
  const roots = fieldsOf("Query").filter(({ name }) => name !== "site");
  return [
    ...roots.map((field) => `{ ${fieldText("Query", field, depth)} }`),
    ...fieldsOf("Site").map((field) => `{ site { ${fieldText("Site", field, depth - 1)} } }`),
    ...routes,
    '{ site { search { searchProducts(filters: { searchTerm: "xyzzy" }) { suggestions { sourceField } } } } }',
  ];
}

/** A mutation is carried out or not: what its payload has is read by the queries. */
function mutations(): string[] {
  const { fieldText } = selectEverything(schema, { eachArgument: true });
  return fieldsOf("Mutation").flatMap((field) => {
    const inner = String(field.type).replace("!", "");
    if (!inner.endsWith("Mutations")) return [`mutation { ${fieldText("Mutation", field, 1)} }`];
    return fieldsOf(inner).map((nested) => `mutation { ${field.name} { ${fieldText(inner, nested, 1)} } }`);
  });
}

async function stubs(): Promise<string[]> {
  const shop = answering();
  const created = shop.data(
    "mutation { cart { createCart(input: { lineItems: [{ quantity: 1, productEntityId: 109 }] }) { cart { entityId } } } }",
  );
  const found = new Set<string>();
  for (const source of [...queries(String(created.at("cart.createCart.cart.entityId"))), ...mutations()]) {
    const { context } = answering();
    const [cart] = shop.context.data.carts.values();
    if (cart) context.data.carts.set(cart.entityId, structuredClone(cart));
    const { errors } = await graphql({ schema, source, contextValue: context, fieldResolver: resolveField });
    const invalid = errors?.filter(({ path }) => path === undefined) ?? [];
    if (invalid.length > 0) throw new Error(`${invalid.join("\n")}\n${source.slice(0, 300)}`);
    for (const coordinate of context.stubs.coordinates()) found.add(coordinate);
  }
  return [...found];
}

const introduction = `# What is not carried out

<!-- Written by stubs-page.test.ts: npx vitest run --project emulator stubs-page -u -->

BigCommerce's whole schema is there. These fields and arguments of it are stubs: they are answered by their type and
named in the header \`X-Emulator-Stub\`, or refused with \`stubs: "refuse"\`. What is below a stub is a stub too. An
argument (\`field(argument:)\`) or a field of an input is not read: the field answers as if it were not there.
`;

const accepted = `Read by nobody and no stubs, because nothing that the API answers depends on them:
${[...acceptedInputFields].map((name) => `\`${name}\``).join(", ")}.`;

function page(coordinates: readonly string[]): string {
  const types = [...new Set(coordinates.map((coordinate) => coordinate.split(".")[0] ?? ""))].toSorted();
  const lines = types.map((type) => {
    const ofType = coordinates.filter((coordinate) => coordinate.startsWith(`${type}.`));
    const names = ofType.map((coordinate) => `\`${coordinate.slice(type.length + 1)}\``).toSorted();
    return `- \`${type}\`: ${names.join(", ")}`;
  });
  const text = accepted.split("\n").join(" ");
  return `${introduction}\n${lines.flatMap((line) => wrapped(line)).join("\n")}\n\n${wrapped(text, "").join("\n")}\n`;
}

const widestLine = 118;

function wrapped(text: string, indent = "  "): string[] {
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines.at(-1) ?? "";
    if (last.length + word.length + 1 > widestLine) lines.push(`${indent}${word}`);
    else lines[lines.length - 1] = last === "" ? word : `${last} ${word}`;
  }
  return lines;
}

test("docs/stubs.md names every stub that the demo store's data reach", async () => {
  const found = await stubs();
  await expect(page([...found, ...unreadInputFields])).toMatchFileSnapshot("../../../docs/stubs.md");
  const unread = found.filter((coordinate) => coordinate.includes("("));
  expect(new Set(unread)).toEqual(unreadArguments);
}, 60_000);

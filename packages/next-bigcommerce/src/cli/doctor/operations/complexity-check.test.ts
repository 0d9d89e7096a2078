import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { idsOf, nothingFound, subjectOf } from "../store/store-subject.fixture.js";
import { checkFiles, noSchema, removeFoldersAfterAll, repository, schemaFile } from "./operations.fixture.js";
import { createOperationsCheck } from "./operations-check.js";

removeFoldersAfterAll();

const routes = (count: number) =>
  Array.from({ length: count }, (_, n) => `r${n}: route(path: "/${n}") { node { id } }`).join(" ");
const ofSite = (fields: string, name = "Home") => `query ${name} { site { ${fields} } }`;
const list = (name: string, size: string, inner: string) => `${name}${size} { edges { node { ${inner} } } }`;
const nested = (sizes: string) =>
  list("products", sizes, list("variants", sizes, list("options", sizes, list("values", sizes, "label"))));
const cartOf = (product: string) => `mutation Add { cart { deleteCartLineItem(input: {
  cartEntityId: "1", lineItemEntityId: "2" }) { cart { entityId lineItems { physicalItems { ${product} } } } } } }`;

interface Seeded {
  readonly id: "operations.complexity" | "operations.complexity-near";
  readonly fault: string;
  readonly wrong: string;
  readonly right: string;
  readonly says: readonly string[];
}

/** Each with what is right in its place. */
const seeded: readonly Seeded[] = [
  {
    id: "operations.complexity",
    fault: "twelve pages in one query",
    wrong: ofSite(routes(12)),
    right: ofSite(routes(9)),
    says: ["The query Home", "about 12,000", "(12,000 for 12 × `route`)", "split it into several"],
  },
  {
    id: "operations.complexity",
    fault: "lists in lists",
    wrong: ofSite(nested("(first: 50)")),
    right: ofSite(nested("(first: 10)")),
    says: ["319,500", "(318,900 for pages of up to 6,377,550 objects)", "smaller pages (`first`)"],
  },
  {
    id: "operations.complexity",
    fault: "prices in a mutation's cart",
    wrong: cartOf("baseCatalogProduct { prices { price { value } } }"),
    right: cartOf("name"),
    says: ["5,000 for the mutation, 4,000 for the cart, 2,700 for prices", "ids only"],
  },
  {
    id: "operations.complexity",
    fault: "lists in lists by the defaults of variables",
    wrong: ofSite(nested("(first: $n)")).replace("Home", "Home($n: Int = 50)"),
    right: ofSite(nested("(first: $n)")).replace("Home", "Home($n: Int = 5)"),
    says: ["319,500"],
  },
  {
    id: "operations.complexity-near",
    fault: "ten pages in one query",
    wrong: ofSite(routes(10)),
    right: ofSite(`${routes(10)} r10: route(path: "/") @include(if: false) { node { id } }`).replace(
      '"/9")',
      '"/9") @skip(if: true)',
    ),
    says: ["about 10,000", "`x-bc-graphql-complexity` of the answer, which is what counts"],
  },
];

describe("a seeded fault is found by its name, and what is right in its place is not", () => {
  it.each(seeded)("$id: $fault", async ({ id, wrong, right, says }) => {
    const { findings } = await checkFiles({ "src/a.graphql": `# A page\n${wrong}` });
    expect(findings).toMatchObject([{ id, file: "src/a.graphql", line: 2 }]);
    for (const words of says) expect(`${findings[0]?.problem} ${findings[0]?.todo}`).toContain(words);
    expect(idsOf(await checkFiles({ "src/a.graphql": right }))).toEqual(nothingFound);
  });

  it("an operation that may be right by 15 % is a warning, one that cannot an error", async () => {
    const severityOf = async (document: string) =>
      (await checkFiles({ "a.graphql": document })).findings.map(({ severity }) => severity);
    expect(await severityOf(ofSite(routes(11)))).toEqual(["warning"]);
    expect(await severityOf(ofSite(routes(12)))).toEqual(["error"]);
  });
});

describe("what is no fault", () => {
  it("pages whose size only the code knows: they are counted with 10, and that is said", async () => {
    const document = ofSite(nested("(first: $n)")).replace("Home", "Home($n: Int)");
    const { findings, facts } = await checkFiles({ "a.graphql": document });
    expect(findings).toEqual([]);
    expect(facts?.at(-1)?.text).toBe(
      "The query Home is the heaviest: an estimated complexity of about 1,200 of 10,000, give or take 15 %; a page whose size only your code knows is counted with 10.",
    );
  });

  it("halves of which a variable leaves one out", async () => {
    const half = (directive: string) => `... @${directive}(if: $short) { ${routes(6)} }`;
    const document = (halves: string) => ofSite(halves).replace("Home", "Home($short: Boolean!)");
    const other = half("include").replaceAll(/r(\d):/g, "other$1:");
    expect(idsOf(await checkFiles({ "a.graphql": document(`${half("skip")} ${other}`) }))).toEqual(
      nothingFound,
    );
    const both = document(`${half("skip")} ${other.replace("@include", "@skip")}`);
    expect(idsOf(await checkFiles({ "a.graphql": both })).found).toEqual(["operations.complexity"]);
  });

  it("several mutations are one fault, not also a complexity", async () => {
    const document = `mutation Two { cart { a: deleteCart(input: { cartEntityId: "1" }) { deletedCartEntityId }
      b: deleteCart(input: { cartEntityId: "2" }) { deletedCartEntityId } } logout { result } }`;
    const { findings, facts } = await checkFiles({ "a.graphql": document });
    expect(new Set(findings.map(({ id }) => id))).toEqual(new Set(["operations.mutations"]));
    expect(facts?.map(({ id }) => id)).toEqual(["operations"]);
  });

  it("the documents that init writes", async () => {
    for (const folder of ["shared", "private", "impersonation"]) {
      const check = createOperationsCheck({ fetchSchema: noSchema, schema: schemaFile });
      const template = join(repository, "packages/next-bigcommerce/templates", folder);
      const { findings, facts } = await check({ ...subjectOf({ url: "" }), folder: template });
      expect(findings).toEqual([]);
      expect(facts?.map(({ id }) => id)).toEqual(["operations", "operations.complexity"]);
    }
  });
});

it("the heaviest operation is a fact, fragments and files counted", async () => {
  const { facts } = await checkFiles({
    "src/light.graphql": ofSite(routes(2), "Light"),
    "src/heavy.ts": "const Heavy = graphql(`query Heavy { site { ...Routes } }`);",
    "src/routes.graphql": `fragment Routes on Site { ${routes(4)} }`,
  });
  expect(facts).toContainEqual({
    id: "operations.complexity",
    text: "The query Heavy is the heaviest: an estimated complexity of about 4,000 of 10,000, give or take 15 %.",
  });
});

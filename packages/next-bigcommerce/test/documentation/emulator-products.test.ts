import { createEmulator } from "bigcommerce-emulator";
import { expect, test } from "vitest";
import * as z from "zod/mini";
import { createBigCommerce } from "../../src/create-bigcommerce.js";
import { nodesWithin, readPage, textOf } from "./pages.js";

const ProductsQuery = `query Products {
  site {
    products(first: 50) {
      edges {
        node {
          entityId
          inventory { isInStock }
          productOptions(first: 1) { edges { node { entityId } } }
        }
      }
    }
  }
}`;

/** The ids of "105, 112 to 117". */
const idsIn = (text: string) =>
  [...text.matchAll(/(\d+)(?: to (\d+))?/g)].flatMap(([, from, to = from]) =>
    Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) => Number(from) + index),
  );

/** The ids that the table of the emulator's README has beside a text. */
function idsBeside(text: string): number[] {
  const rows = nodesWithin(readPage("packages/bigcommerce-emulator/README.md")).flatMap((node) =>
    node.type === "tableRow" ? [node.children.map(textOf)] : [],
  );
  const [ids = ""] = rows.find(([, what]) => what?.startsWith(text)) ?? [];
  return idsIn(ids);
}

async function readProducts() {
  const emulator = await createEmulator();
  try {
    const bigcommerce = createBigCommerce({
      storeHash: "emulator",
      accessToken: "emulator-access-token",
      channelIds: 1,
      apiUrl: emulator.url,
      storefrontUrl: `${emulator.url}/channels/{channelId}`,
    });
    return Products.parse(await bigcommerce.guest.query(ProductsQuery)).site.products.edges.map(
      ({ node }) => node,
    );
  } finally {
    await emulator.close();
  }
}

const Connection = z.object({ edges: z.array(z.unknown()) });
const Product = z.object({
  entityId: z.number(),
  inventory: z.object({ isInStock: z.boolean() }),
  productOptions: Connection,
});
const Products = z.object({
  site: z.object({ products: z.object({ edges: z.array(z.object({ node: Product })) }) }),
});

test("the emulator's README says which products need no option, which need one, and which is sold out", async () => {
  const products = await readProducts();
  const idsOf = (isWanted: (product: z.infer<typeof Product>) => boolean) =>
    products
      .filter(isWanted)
      .map(({ entityId }) => entityId)
      .sort();
  const hasOptions = ({ productOptions }: z.infer<typeof Product>) => productOptions.edges.length > 0;
  expect(products.length).toBe(28);
  expect(idsBeside("no option")).toEqual(idsOf((one) => !hasOptions(one) && one.inventory.isInStock));
  expect(idsBeside("one or two")).toEqual(idsOf(hasOptions));
  expect(idsBeside("sold out")).toEqual(idsOf(({ inventory }) => !inventory.isInStock));
});

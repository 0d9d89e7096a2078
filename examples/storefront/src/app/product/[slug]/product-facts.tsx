import { nodesOf } from "@/lib/connection-page";
import { descriptionHtml } from "./description-html";
import { findHref } from "./find-href";
import type { ProductDetails } from "./product";

export function ProductFacts({ product }: { product: ProductDetails }) {
  const { summationOfRatings, numberOfReviews } = product.reviewSummary;
  return (
    <>
      <p className="mt-6 flex flex-wrap gap-x-5 gap-y-1 text-sm">
        <span className="flex items-center gap-2 font-medium">
          <span
            aria-hidden="true"
            className={`size-2 rounded-full ${product.inventory.isInStock ? "bg-fern" : "bg-muted"}`}
          />
          {product.inventory.isInStock ? "In stock" : "Sold out for now"}
        </span>
        {numberOfReviews > 0 ? (
          <span className="text-muted">
            {(summationOfRatings / numberOfReviews).toFixed(1)} of 5 from {numberOfReviews}{" "}
            {numberOfReviews === 1 ? "review" : "reviews"}
          </span>
        ) : null}
      </p>
      <ProductDescription html={product.description} />
      <dl className="mt-8 divide-y divide-line border-line border-y text-sm">
        {factsOf(product).map(({ name, value }) => (
          <div key={name} className="grid grid-cols-[8rem_1fr] gap-4 py-3">
            <dt className="text-muted">
              <bdi>{name}</bdi>
            </dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function factsOf(product: ProductDetails): { name: string; value: string }[] {
  const fields = nodesOf(product.customFields).map(({ name, value }) => ({ name, value }));
  const warranty = product.warranty === "" ? [] : [{ name: "Warranty", value: product.warranty }];
  return [...fields, ...warranty, { name: "Item number", value: product.sku }];
}

async function ProductDescription({ html }: { html: string }) {
  return (
    <div
      dir="auto"
      className="prose mt-6 max-w-prose"
      // It is HTML that a merchant wrote, cleaned by descriptionHtml.
      dangerouslySetInnerHTML={{ __html: await descriptionHtml(html, findHref) }}
    />
  );
}

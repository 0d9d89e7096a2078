import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { Suspense } from "react";
import { catalogueHref } from "@/app/catalogue-search";
import { CustomerForms } from "@/components/form/customer-forms";
import { readSentForm } from "@/forms/form-answer";
import type { SearchParams } from "@/lib/connection-page";
import { fromSlug, productHref, toSlug } from "@/lib/links";
import { AddToCartForm } from "./add-to-cart-form";
import { AddToWishlist } from "./add-to-wishlist";
import { offerOf } from "./offer";
import { chosenValues, optionChoices } from "./option-choices";
import { PriceFallback } from "./price-fallback";
import { getProduct, type ProductDetails } from "./product";
import { ProductFacts } from "./product-facts";
import { ProductGallery } from "./product-gallery";
import { getVariant } from "./product-variant";
import { WishlistFallback } from "./wishlist-fallback";
import { PriceSkeleton, YourPrice } from "./your-price";

/** The form works without JavaScript, so the page waits for the product; only the shopper's own price streams in. */
export const instant = false;

type Props = PageProps<"/product/[slug]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const product = await findProduct(params);
  if (product === null) return { title: "Not found", robots: { index: false } };
  return {
    title: product.seo.pageTitle || product.name,
    description: product.seo.metaDescription || product.summary,
    // Whichever options are chosen, it is one product.
  };
}

export default async function ProductPage({ params, searchParams }: Props) {
  const product = await findProduct(params);
  if (product === null) notFound();
  const query = { ...(await searchParams), ...(await readSentForm())?.state.values };
  return (
    <div className="page pt-6">
      <Breadcrumbs product={product} />
      <CustomerForms>
        <Product product={product} query={query} />
      </CustomerForms>
    </div>
  );
}

async function findProduct(params: Props["params"]): Promise<ProductDetails | null> {
  await connection();
  const path = fromSlug((await params).slug);
  return path === null ? null : getProduct(path);
}

interface ProductProps {
  product: ProductDetails;
  query: SearchParams;
}

async function Product({ product, query }: ProductProps) {
  const choices = optionChoices(product, query);
  const optionValueIds = chosenValues(choices);
  const variant = await getVariant(product.entityId, optionValueIds);
  return (
    <article className="mt-5 grid gap-8 md:grid-cols-2 md:gap-12 lg:gap-16">
      <ProductGallery product={product} chosen={variant?.defaultImage ?? null} />
      <div className="md:py-4">
        {product.brand ? <p className="text-muted">{product.brand.name}</p> : null}
        <h1 className="mt-1 text-title">{product.name}</h1>
        <div className="mt-5 min-h-24">
          <PriceFallback prices={product.prices}>
            <Suspense fallback={<PriceSkeleton prices={product.prices} />}>
              <YourPrice productId={product.entityId} optionValueIds={optionValueIds} />
            </Suspense>
          </PriceFallback>
        </div>
        <AddToCartForm productId={product.entityId} choices={choices} offer={offerOf(product, variant)} />
        <div className="mt-6 min-h-11">
          <WishlistFallback>
            <Suspense fallback={<span className="skeleton block h-11 noscript:hidden" />}>
              <AddToWishlist productId={product.entityId} path={productHref(product.path)} />
            </Suspense>
          </WishlistFallback>
        </div>
        <ProductFacts product={product} />
      </div>
    </article>
  );
}

function Breadcrumbs({ product }: { product: ProductDetails }) {
  const category = product.categories.edges?.[0]?.node;
  return (
    <nav aria-label="Breadcrumbs" className="text-muted text-sm">
      <ol className="flex flex-wrap gap-2">
        <li>
          <Link href="/" className="link">
            Shop
          </Link>
        </li>
        {category ? (
          <li className="before:mr-2 before:content-['/']">
            <Link href={catalogueHref({ category: toSlug(category.path) })} className="link">
              {category.name}
            </Link>
          </li>
        ) : null}
      </ol>
    </nav>
  );
}

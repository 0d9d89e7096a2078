import type { Metadata } from "next";
import Link from "next/link";
import { connection } from "next/server";
import { Suspense } from "react";
import { catalogueHref } from "@/app/catalogue-search";
import NotFound from "@/app/not-found";
import { PageProblem } from "@/components/page-problem";
import type { SearchParams } from "@/lib/connection-page";
import { Failure } from "@/lib/failure";
import { fromSlug, productHref, toSlug } from "@/lib/links";
import { AddToCartForm } from "./add-to-cart-form";
import { refusedBefore } from "./add-to-cart-state";
import { AddToWishlist } from "./add-to-wishlist";
import { offerOf } from "./offer";
import { chosenValues, optionChoices } from "./option-choices";
import { findProduct, type ProductDetails } from "./product";
import { ProductFacts } from "./product-facts";
import { ProductGallery } from "./product-gallery";
import { findVariant } from "./product-variant";
import { WishlistFallback } from "./wishlist-fallback";
import { PriceSkeleton, YourPrice } from "./your-price";

/** The form works without JavaScript, so the page waits for the product; only the shopper's own price streams in. */
export const instant = false;

type Props = PageProps<"/product/[slug]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const product = await productAt(await params);
  // Nothing for search engines: they would forget the product for a bad hour.
  if (product instanceof Failure) return { title: "Not available just now" };
  if (product === null) return { title: "Not found", robots: { index: false } };
  return {
    title: product.seo.pageTitle || product.name,
    description: product.seo.metaDescription || product.summary,
    // Whichever options are chosen, it is one product.
  };
}

/** It throws nothing: of a page that waits and throws, a browser without JavaScript shows nothing at all. */
export default async function ProductPage({ params, searchParams }: Props) {
  const product = await productAt(await params);
  // `proxy.ts` has sent the status 404 by then.
  if (product === null) return <NotFound />;
  return (
    <div className="page pt-6">
      {product instanceof Failure ? (
        <PageProblem failure={product} href={`/product/${(await params).slug}`} />
      ) : (
        <>
          <Breadcrumbs product={product} />
          <Product product={product} query={await searchParams} />
        </>
      )}
    </div>
  );
}

async function productAt({ slug }: { slug: string }): Promise<ProductDetails | Failure | null> {
  await connection();
  const path = fromSlug(slug);
  return path === null ? null : findProduct(path);
}

interface ProductProps {
  product: ProductDetails;
  query: SearchParams;
}

async function Product({ product, query }: ProductProps) {
  const choices = optionChoices(product, query);
  const optionValueIds = chosenValues(choices);
  const variant = await findVariant(product, optionValueIds);
  if (variant instanceof Failure) return <PageProblem failure={variant} href={productHref(product.path)} />;
  return (
    <article className="mt-5 grid gap-8 md:grid-cols-2 md:gap-12 lg:gap-16">
      <ProductGallery product={product} chosen={variant?.defaultImage ?? null} />
      <div className="md:py-4">
        {product.brand ? <p className="text-muted">{product.brand.name}</p> : null}
        <h1 className="mt-1 text-title">{product.name}</h1>
        <div className="mt-5 min-h-24">
          <Suspense fallback={<PriceSkeleton prices={product.prices} />}>
            <YourPrice productId={product.entityId} optionValueIds={optionValueIds} />
          </Suspense>
        </div>
        <AddToCartForm
          productId={product.entityId}
          choices={choices}
          offer={offerOf(product, variant)}
          before={refusedBefore(query)}
        />
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

import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { Suspense } from "react";
import { catalogueHref } from "@/app/catalogue-search";
import { NeedsScript } from "@/components/needs-script";
import { fromSlug, toSlug } from "@/lib/store-path";
import { PriceFallback } from "./price-fallback";
import { getProduct, type ProductDetails } from "./product";
import { ProductFacts } from "./product-facts";
import { ProductGallery } from "./product-gallery";
import { PriceSkeleton, ProductSkeleton } from "./product-skeleton";
import { YourPrice } from "./your-price";

type Props = PageProps<"/product/[slug]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const product = await findProduct(params);
  if (product === null) return { title: "Not found", robots: { index: false } };
  return {
    title: product.seo.pageTitle || product.name,
    description: product.seo.metaDescription || product.summary,
  };
}

export default function ProductPage({ params }: Props) {
  return (
    <div className="page pt-6">
      <NeedsScript what="This page" />
      <Suspense fallback={<ProductSkeleton />}>
        <Product params={params} />
      </Suspense>
    </div>
  );
}

async function findProduct(params: Props["params"]): Promise<ProductDetails | null> {
  await connection();
  const path = fromSlug((await params).slug);
  return path === null ? null : getProduct(path);
}

async function Product({ params }: Pick<Props, "params">) {
  const product = await findProduct(params);
  if (product === null) notFound();
  return (
    <>
      <Breadcrumbs product={product} />
      <article className="mt-5 grid gap-8 md:grid-cols-2 md:gap-12 lg:gap-16">
        <ProductGallery product={product} />
        <div className="md:py-4">
          {product.brand ? <p className="text-muted">{product.brand.name}</p> : null}
          <h1 className="mt-1 text-title">{product.name}</h1>
          <div className="mt-5 min-h-24">
            <PriceFallback prices={product.prices}>
              <Suspense fallback={<PriceSkeleton />}>
                <YourPrice productId={product.entityId} />
              </Suspense>
            </PriceFallback>
          </div>
          <ProductFacts product={product} />
        </div>
      </article>
    </>
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

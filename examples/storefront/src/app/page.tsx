import { notFound } from "next/navigation";
import { connection } from "next/server";
import { ConnectionPager } from "@/components/connection-pager";
import { EmptyState } from "@/components/empty-state";
import { PageProblem } from "@/components/page-problem";
import { ProductCard } from "@/components/product-card";
import { connectionPage, type SearchParams } from "@/lib/connection-page";
import { Failure } from "@/lib/failure";
import { getShownCustomerId } from "@/staff/shown-customer";
import { type FoundCatalogue, findCatalogue, findCategories } from "./catalogue";
import { CatalogueFilters } from "./catalogue-filters";
import {
  type CatalogueSearch,
  catalogueHref,
  catalogueParams,
  readCatalogueSearch,
} from "./catalogue-search";
import { Hero } from "./hero";
import { getOwnPrices, ListedPrice } from "./own-prices";

/**
 * The front door works without JavaScript, so the page waits for the catalogue, which is cached; only the prices of a
 * customer stream in.
 */
export const instant = false;

const pageSize = 12;

export default function CataloguePage({ searchParams }: PageProps<"/">) {
  return (
    <>
      <Hero />
      <section id="catalogue" aria-label="Products" className="page pt-10">
        <Catalogue searchParams={searchParams} />
      </section>
    </>
  );
}

async function Catalogue({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await connection();
  const params = await searchParams;
  const search = readCatalogueSearch(params);
  const page = connectionPage(params, pageSize);
  const [categories, everything] = await Promise.all([
    findCategories(),
    // Only a category has to be looked up before its products can be asked for.
    search.category === "" ? findCatalogue(search, null, page) : null,
  ]);
  if (categories instanceof Failure) return <CatalogueProblem failure={categories} search={search} />;
  const category = categories.find(({ slug }) => slug === search.category);
  if (search.category !== "" && category === undefined) notFound();
  const catalogue = await (everything ?? findCatalogue(search, category?.entityId ?? null, page));
  return (
    <>
      <CatalogueFilters search={search} categories={categories} />
      {catalogue instanceof Failure ? (
        <CatalogueProblem failure={catalogue} search={search} />
      ) : (
        <FoundProducts search={search} categoryName={category?.name} catalogue={catalogue} />
      )}
    </>
  );
}

function CatalogueProblem({ failure, search }: { failure: Failure; search: CatalogueSearch }) {
  return (
    <div className="mt-8">
      <PageProblem failure={failure} href={catalogueHref(search)} />
    </div>
  );
}

interface FoundProductsProps {
  search: CatalogueSearch;
  categoryName: string | undefined;
  catalogue: FoundCatalogue;
}

function FoundProducts({ search, categoryName, catalogue }: FoundProductsProps) {
  return (
    <>
      <CatalogueHeading search={search} categoryName={categoryName} totalItems={catalogue.totalItems} />
      {catalogue.products.length === 0 ? (
        <EmptyState title="Nothing matches that" action={{ href: "/", label: "See everything" }}>
          Try another word, or look through the whole shop.
        </EmptyState>
      ) : (
        <ProductGrid products={catalogue.products} />
      )}
      <ConnectionPager
        pageInfo={catalogue.pageInfo}
        pathname="/"
        keep={catalogueParams(search)}
        label="Products"
      />
    </>
  );
}

async function ProductGrid({ products }: Pick<FoundCatalogue, "products">) {
  const isGuest = (await getShownCustomerId()) === null;
  const ownPrices = isGuest ? null : getOwnPrices(products.map(({ entityId }) => entityId));
  return (
    <ul className="grid grid-cols-2 gap-x-4 gap-y-9 sm:gap-x-6 md:grid-cols-3 lg:grid-cols-4">
      {products.map((product, index) => (
        <li key={product.entityId}>
          <ProductCard
            product={product}
            eager={index < 4}
            isFirst={index === 0}
            price={<ListedPrice product={product} ownPrices={ownPrices} />}
          />
        </li>
      ))}
    </ul>
  );
}

interface CatalogueHeadingProps {
  search: CatalogueSearch;
  categoryName: string | undefined;
  totalItems: number | null;
}

function CatalogueHeading({ search, categoryName, totalItems }: CatalogueHeadingProps) {
  return (
    <div className="mt-8 mb-6 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
      <h2 className="text-2xl">
        {search.term === "" ? (
          <bdi>{categoryName ?? "Everything in the shop"}</bdi>
        ) : (
          <>
            Results for “<bdi>{search.term}</bdi>”
          </>
        )}
      </h2>
      {totalItems === null ? null : (
        <p className="text-muted text-sm">
          {totalItems} {totalItems === 1 ? "product" : "products"}
        </p>
      )}
    </div>
  );
}

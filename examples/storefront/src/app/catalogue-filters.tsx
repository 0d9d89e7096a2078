import { SearchForm } from "@/components/form/search-form";
import { FormProgress } from "@/components/navigation/form-progress";
import Link from "@/components/navigation/link";
import type { ShopCategory } from "./catalogue";
import { type CatalogueSearch, catalogueHref, sortOrders } from "./catalogue-search";

interface CatalogueFiltersProps {
  search: CatalogueSearch;
  categories: readonly ShopCategory[];
}

/** A plain GET form, so a search is an address that can be shared. */
export function CatalogueFilters({ search, categories }: CatalogueFiltersProps) {
  return (
    <>
      <nav aria-label="Categories" className="-mx-5 overflow-x-auto px-5 py-1">
        <ul className="flex gap-2">
          <CategoryChip
            name="All"
            href={catalogueHref({ ...search, category: "" })}
            isCurrent={search.category === ""}
          />
          {categories
            .filter(({ isTopLevel }) => isTopLevel)
            .map(({ slug, name, entityId }) => (
              <CategoryChip
                key={entityId}
                name={name}
                href={catalogueHref({ ...search, category: slug })}
                isCurrent={search.category === slug || search.category.startsWith(`${slug}/`)}
              />
            ))}
        </ul>
      </nav>
      <SearchForm
        action="/"
        role="search"
        scroll={false}
        key={catalogueHref(search)}
        className="mt-4 grid grid-cols-2 gap-3 md:grid-cols-[2fr_1fr_1fr_auto]"
      >
        <label className="max-md:col-span-2">
          <span className="sr-only">Search the shop</span>
          <input
            type="search"
            name="q"
            dir="auto"
            defaultValue={search.term}
            maxLength={100}
            placeholder="Search the shop"
            className="field"
          />
        </label>
        <label>
          <span className="sr-only">Category</span>
          <select name="category" defaultValue={search.category} className="field">
            <option value="">All categories</option>
            {categories.map(({ slug, name, isTopLevel, entityId }) => (
              <option key={entityId} value={slug}>
                {isTopLevel ? name : `– ${name}`}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span className="sr-only">Sort by</span>
          <select name="sort" defaultValue={search.sort} className="field">
            {Object.entries(sortOrders).map(([name, { label }]) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="button max-md:col-span-2">
          Show
        </button>
        <FormProgress />
      </SearchForm>
    </>
  );
}

function CategoryChip({ name, href, isCurrent }: { name: string; href: string; isCurrent: boolean }) {
  return (
    <li>
      <Link
        href={href}
        scroll={false}
        aria-current={isCurrent ? "page" : undefined}
        className="inline-flex min-h-10 items-center whitespace-nowrap rounded-full border border-line px-4 font-medium text-sm hover:border-field aria-[current]:border-fern aria-[current]:bg-fern aria-[current]:text-on-fern"
      >
        <bdi>{name}</bdi>
      </Link>
    </li>
  );
}

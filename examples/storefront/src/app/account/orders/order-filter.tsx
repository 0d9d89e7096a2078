import { SearchForm } from "@/components/form/search-form";
import { FormProgress } from "@/components/navigation/form-progress";
import Link from "@/components/navigation/link";
import { type OrderSearch, orderParams, orderStatuses } from "./order-search";

/** A plain GET form, so that filtered orders have an address of their own. */
export function OrderFilter({ search }: { search: OrderSearch }) {
  const params = orderParams(search);
  return (
    <SearchForm
      action="/account/orders"
      scroll={false}
      key={String(params)}
      aria-label="Filter your orders"
      className="mb-6 grid items-end gap-3 sm:grid-cols-2 xl:grid-cols-[1.4fr_1fr_1fr_auto_auto]"
    >
      <label className="grid gap-1.5 font-medium text-sm">
        Status
        <select name="status" defaultValue={search.status} className="field font-normal text-base">
          <option value="">Any status</option>
          {Object.entries(orderStatuses).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <label className="grid gap-1.5 font-medium text-sm">
        From
        <input type="date" name="from" defaultValue={search.from} className="field font-normal text-base" />
      </label>
      <label className="grid gap-1.5 font-medium text-sm">
        To
        <input type="date" name="to" defaultValue={search.to} className="field font-normal text-base" />
      </label>
      <button type="submit" className="button">
        Filter
      </button>
      <FormProgress />
      {params.size === 0 ? null : (
        <Link href="/account/orders" className="button button-quiet">
          Show all
        </Link>
      )}
    </SearchForm>
  );
}

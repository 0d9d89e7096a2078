import type { ReactNode } from "react";
import Link from "@/components/navigation/link";
import { ProductImage } from "@/components/product-image";
import { productHref } from "@/lib/links";
import { formatMoney } from "@/lib/money";
import type { DownloadLine, LineItem } from "./order-details";

/** What was ordered, with its options and its price. */
export function OrderLine({ item, children }: { item: LineItem | DownloadLine; children?: ReactNode }) {
  const options = item.productOptions.map(({ value }) => value).join(", ");
  return (
    <li className="grid grid-cols-[4rem_1fr_auto] gap-4 py-4">
      <ProductImage image={item.image} sizes="4rem" decorative />
      <div>
        <p className="font-medium">
          {item.baseCatalogProduct ? (
            <Link
              href={productHref(item.baseCatalogProduct.path)}
              className="hover:text-fern hover:underline"
            >
              <bdi>{item.name}</bdi>
            </Link>
          ) : (
            <bdi>{item.name}</bdi>
          )}
        </p>
        <p className="text-muted text-sm">
          Quantity {item.quantity}
          {options ? (
            <>
              {" "}
              · <bdi>{options}</bdi>
            </>
          ) : null}
          {item.refundedQuantity > 0 ? ` · ${item.refundedQuantity} refunded` : ""}
        </p>
        {children}
      </div>
      <ItemPrice item={item} />
    </li>
  );
}

function ItemPrice({ item }: { item: LineItem | DownloadLine }) {
  const { subTotalListPrice: list, subTotalSalePrice: paid } = item;
  return (
    <p className="text-right tabular-nums">
      <span className="font-semibold">{formatMoney(paid)}</span>
      {list.value > paid.value ? (
        <>
          <span className="sr-only"> instead of </span>
          <s className="block text-muted text-sm">{formatMoney(list)}</s>
        </>
      ) : null}
    </p>
  );
}

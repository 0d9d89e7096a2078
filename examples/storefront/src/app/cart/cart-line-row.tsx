import Link from "@/components/navigation/link";
import { ProductImage } from "@/components/product-image";
import { productHref } from "@/lib/links";
import { formatMoney } from "@/lib/money";
import type { CartLine } from "./cart";
import { QuantityForm } from "./quantity-form";
import { RemoveForm } from "./remove-form";

/** One line: picture, options, price for one, quantity, price for all. */
export function CartLineRow({ line }: { line: CartLine }) {
  const { entityId, name, quantity, baseCatalogProduct: product } = line;
  const label = [name, ...line.selectedOptions.flatMap((option) => optionValue(option) ?? [])].join(", ");
  return (
    <li className="grid grid-cols-[5.5rem_1fr] gap-x-4 gap-y-3 py-5 sm:grid-cols-[7rem_1fr_auto] sm:gap-x-6">
      <div className="row-span-3 sm:row-span-2">
        <ProductImage image={line.image} sizes="7rem" decorative />
      </div>
      <div>
        {line.brand ? (
          <p className="text-muted text-sm">
            <bdi>{line.brand}</bdi>
          </p>
        ) : null}
        <h2 className="font-medium font-sans leading-snug tracking-normal">
          <Link href={productHref(line.path)} className="hover:text-fern">
            <bdi>{name}</bdi>
          </Link>
        </h2>
        <SelectedOptions line={line} />
        <UnitPrice line={line} />
      </div>
      <p className="order-last col-start-2 font-semibold tabular-nums sm:order-none sm:col-start-3 sm:text-right">
        <span className="sr-only">All together </span>
        {formatMoney(line.extendedSalePrice)}
      </p>
      <div className="col-start-2 flex flex-wrap items-start gap-x-5 gap-y-1 sm:col-span-2">
        {line.isMutable ? (
          <>
            <QuantityForm
              lineEntityId={entityId}
              name={label}
              quantity={quantity}
              min={product?.minPurchaseQuantity ?? 1}
              max={product?.maxPurchaseQuantity ?? null}
            />
            <RemoveForm lineEntityId={entityId} name={label} />
          </>
        ) : (
          <p className="text-muted text-sm">Quantity {quantity}</p>
        )}
      </div>
    </li>
  );
}

function SelectedOptions({ line }: { line: CartLine }) {
  if (line.selectedOptions.length === 0) return null;
  return (
    <dl className="mt-1 flex flex-wrap gap-x-4 text-muted text-sm">
      {line.selectedOptions.map((option) => (
        <div key={option.entityId} className="flex gap-1.5">
          <dt>
            <bdi>{option.name}</bdi>:
          </dt>
          <dd>
            <bdi>{optionValue(option)}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function UnitPrice({ line: { salePrice, originalPrice } }: { line: CartLine }) {
  return (
    <p className="mt-1 text-sm tabular-nums">
      <span className={originalPrice.value > salePrice.value ? "text-copper" : ""}>
        {formatMoney(salePrice)}
      </span>
      <span className="text-muted"> each</span>
      {originalPrice.value > salePrice.value ? (
        <>
          <span className="sr-only">, list price </span>
          <s className="ml-2 text-muted">{formatMoney(originalPrice)}</s>
        </>
      ) : null}
    </p>
  );
}

const optionValue = (option: CartLine["selectedOptions"][number]): string | null =>
  "value" in option ? option.value : null;

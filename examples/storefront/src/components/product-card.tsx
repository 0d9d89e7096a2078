import type { ReactNode } from "react";
import Link from "@/components/navigation/link";
import type { ProductCardFieldsFragment } from "@/gql/graphql";
import { productHref } from "@/lib/links";
import { ProductImage } from "./product-image";

interface ProductCardProps {
  product: ProductCardFieldsFragment;
  price: ReactNode;
  /** For cards in the first view. */
  eager?: boolean;
  /** For the first card of all. */
  isFirst?: boolean;
}

export function ProductCard({ product, price, eager = false, isFirst = false }: ProductCardProps) {
  return (
    <article className="group relative">
      <div className="relative overflow-hidden rounded-lg">
        <div className="motion-safe:transition-transform motion-safe:duration-500 motion-safe:ease-out motion-safe:group-hover:scale-[1.025]">
          <ProductImage
            image={product.defaultImage}
            sizes="(width < 48rem) 45vw, (width < 64rem) 30vw, 18rem"
            eager={eager}
            isMain={isFirst}
            decorative
          />
        </div>
        {product.inventory.isInStock ? null : (
          <span className="absolute top-3 left-3 rounded-full bg-surface px-3 py-1 font-medium text-xs">
            Sold out
          </span>
        )}
      </div>
      <div className="mt-3">
        {product.brand ? (
          <p className="text-muted text-sm">
            <bdi>{product.brand.name}</bdi>
          </p>
        ) : null}
        <h3 className="font-medium leading-snug">
          <Link
            href={productHref(product.path)}
            className="after:absolute after:inset-0 after:rounded-lg group-hover:text-fern"
          >
            <bdi>{product.name}</bdi>
          </Link>
        </h3>
        <div className="mt-1">{price}</div>
      </div>
    </article>
  );
}

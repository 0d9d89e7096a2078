import { ProductImage } from "@/components/product-image";
import type { ProductImageFieldsFragment } from "@/gql/graphql";
import { nodesOf } from "@/lib/connection-page";
import type { ProductDetails } from "./product";

interface ProductGalleryProps {
  product: ProductDetails;
  /** The picture of what is chosen. */
  chosen: ProductImageFieldsFragment | null;
}

export function ProductGallery({ product, chosen }: ProductGalleryProps) {
  const images = nodesOf(product.images);
  const main =
    images.find(({ large }) => large === chosen?.large) ??
    images.find(({ isDefault }) => isDefault) ??
    images[0] ??
    product.defaultImage;
  const others = images.filter((image) => image !== main);
  return (
    <div className="grid content-start gap-4">
      <ProductImage image={main} sizes="(width < 48rem) 92vw, 36rem" isMain />
      {others.length === 0 ? null : (
        <ul className="grid grid-cols-3 gap-4">
          {others.map((image) => (
            <li key={image.large}>
              <ProductImage image={image} sizes="(width < 48rem) 30vw, 12rem" />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

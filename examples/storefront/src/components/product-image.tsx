import type { ProductImageFieldsFragment } from "@/gql/graphql";

interface ProductImageProps {
  image: ProductImageFieldsFragment | null;
  /** The `sizes` of the image in the page's layout. */
  sizes: string;
  eager?: boolean;
  /** The one picture that a page is about. */
  isMain?: boolean;
  /** The product's name stands beside the picture, so the picture adds nothing to it. */
  decorative?: boolean;
}

/** BigCommerce's CDN scales pictures itself, so a plain `img` with its widths is all it takes. */
export function ProductImage(props: ProductImageProps) {
  const { image, sizes, isMain = false, eager = isMain, decorative = false } = props;
  if (image === null) return <div aria-hidden="true" className="aspect-square rounded-lg bg-sunken" />;
  return (
    <img
      src={image.medium}
      srcSet={`${image.small} 320w, ${image.medium} 640w, ${image.large} 960w`}
      sizes={sizes}
      width={640}
      height={640}
      alt={decorative ? "" : image.altText}
      loading={eager ? "eager" : "lazy"}
      fetchPriority={isMain ? "high" : "auto"}
      decoding="async"
      className="aspect-square w-full rounded-lg bg-sunken object-cover dark:brightness-90"
    />
  );
}

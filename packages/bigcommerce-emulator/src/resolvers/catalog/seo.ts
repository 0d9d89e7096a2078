interface SeoFields {
  readonly pageTitle?: string | undefined;
  readonly metaDescription?: string | undefined;
  readonly metaKeywords?: readonly string[] | undefined;
}

/** `seo`: what is not set is empty text. A theme takes the name then. */
export function seoDetails({ pageTitle, metaDescription, metaKeywords }: SeoFields) {
  return {
    pageTitle: pageTitle ?? "",
    metaDescription: metaDescription ?? "",
    metaKeywords: (metaKeywords ?? []).join(", "),
  };
}

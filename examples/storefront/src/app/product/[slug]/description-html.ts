import sanitizeHtml, { type IOptions, type Tag } from "sanitize-html";

/** Text with its structure, and nothing that looks, loads or runs: no style, picture, frame, form or script. */
const options: IOptions = {
  allowedTags:
    "p div br hr h2 h3 h4 strong b em i u s sub sup small blockquote ul ol li dl dt dd a table caption thead tbody tfoot tr th td".split(
      " ",
    ),
  allowedAttributes: {
    a: ["href", "rel"],
    th: ["colspan", "rowspan", "scope"],
    td: ["colspan", "rowspan"],
    "*": ["dir", "lang"],
  },
  allowedSchemes: ["https", "http", "mailto", "tel"],
  allowProtocolRelative: false,
  parseStyleAttributes: false,
  nestingLimit: 30,
  // The page has its own first heading.
  transformTags: { h1: "h2", h5: "h4", h6: "h4" },
};

/** Nobody looks up more for one description. */
const maxStorePaths = 20;

/**
 * A description as a merchant typed it into BigCommerce's editor, without what a page of the shop must not take from it.
 * Its relative links are paths of BigCommerce's own storefront: `findHref` returns this shop's address of what is there,
 * or null if the shop has no page for it, and then only the text of the link stays.
 */
export async function descriptionHtml(
  html: string,
  findHref: (storePath: string) => Promise<string | null>,
): Promise<string> {
  const paths = [...storePathsIn(html)].slice(0, maxStorePaths);
  const hrefs = new Map(await Promise.all(paths.map(async (path) => [path, await findHref(path)] as const)));
  const a = (_tagName: string, { href = "", dir, lang }: Record<string, string>): Tag => ({
    tagName: "a",
    attribs: { ...(dir && { dir }), ...(lang && { lang }), ...linkTo(href, hrefs) },
  });
  return sanitizeHtml(html, { ...options, transformTags: { ...options.transformTags, a } });
}

function storePathsIn(html: string): Set<string> {
  const paths = new Set<string>();
  const a = (tagName: string, attribs: Record<string, string>): Tag => {
    const path = storePathOf(attribs.href ?? "");
    if (path !== null) paths.add(path);
    return { tagName, attribs };
  };
  sanitizeHtml(html, { ...options, transformTags: { a } });
  return paths;
}

/** What follows a path means something to BigCommerce's own pages only. */
const storePathOf = (href: string) => (/^\/(?![/\\])/.test(href) ? href.replace(/[?#].*/s, "") : null);

function linkTo(href: string, hrefs: ReadonlyMap<string, string | null>): Record<string, string> {
  const inShop = hrefs.get(storePathOf(href) ?? "");
  if (inShop) return { href: inShop };
  return /^(https?|mailto|tel):/i.test(href) ? { href, rel: "noopener noreferrer" } : {};
}

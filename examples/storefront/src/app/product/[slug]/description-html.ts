import sanitizeHtml, { type IOptions, type Tag } from "sanitize-html";
import { productHref } from "@/lib/links";

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
  transformTags: { h1: "h2", h5: "h4", h6: "h4", a: toLink },
};

/** A description as a merchant typed it into BigCommerce's editor, without what a page of the shop must not take from it. */
export const descriptionHtml = (html: string): string => sanitizeHtml(html, options);

/** A path is one of BigCommerce's own storefront, where products have theirs: here it is the product's page. */
function toLink(_tagName: string, { href = "", dir, lang }: Record<string, string>): Tag {
  const kept = { ...(dir && { dir }), ...(lang && { lang }) };
  if (/^\/(?![/\\])/.test(href)) return { tagName: "a", attribs: { ...kept, href: productHref(href) } };
  if (/^(https?|mailto|tel):/i.test(href))
    return { tagName: "a", attribs: { ...kept, href, rel: "noopener noreferrer" } };
  return { tagName: "a", attribs: kept };
}

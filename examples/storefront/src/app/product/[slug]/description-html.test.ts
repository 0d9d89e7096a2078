import fc from "fast-check";
import { expect, test } from "vitest";
import { descriptionHtml } from "./description-html";

/** The store has one product, and much that the shop has no page for. */
const findHref = async (path: string) => (path === "/ember-espresso/" ? "/product/ember-espresso" : null);
const clean = (html: string) => descriptionHtml(html, findHref);

test("what a merchant's editor writes stays: emphasis, lists, links and tables", async () => {
  const html =
    "<h3>Size</h3><p><strong>Slow</strong> &amp; <em>steady</em>.</p><ul><li>0.9 l</li></ul>" +
    '<table><tbody><tr><th scope="row">Height</th><td colspan="2">21 cm</td></tr></tbody></table>';
  expect(await clean(html)).toBe(html);
});

test.each([
  [
    "https://roaster.example/guide?a=1",
    ' href="https://roaster.example/guide?a=1" rel="noopener noreferrer"',
  ],
  ["mailto:hello@shop.example", ' href="mailto:hello@shop.example" rel="noopener noreferrer"'],
  // Paths are BigCommerce's: the shop says where it has what is there, if it has a page for it.
  ["/ember-espresso/", ' href="/product/ember-espresso"'],
  ["/ember-espresso/?sku=1#reviews", ' href="/product/ember-espresso"'],
  ["/shipping-returns/", ""],
  ["/account.php?action=order_status", ""],
  ["/", ""],
  ["?page=2", ""],
  ["//evil.example", ""],
  ["/\\evil.example", ""],
  ["ember-espresso", ""],
  ["javascript:alert(1)", ""],
  ["JaVaScRiPt:alert(1)", ""],
  ["java\nscript:alert(1)", ""],
  ["data:text/html,<script>alert(1)</script>", ""],
  ["https:javascript:alert(1)", ' href="https:javascript:alert(1)" rel="noopener noreferrer"'],
])("a link to %j becomes <a%s>", async (href, attributes) => {
  const escaped = href.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
  expect(await clean(`<a href="${escaped}" target="_blank" onclick="steal()">x</a>`)).toBe(
    `<a${attributes}>x</a>`,
  );
});

test("headings begin below the page's own", async () => {
  expect(await clean("<h1>Care</h1><div>Wipe it dry.</div>")).toBe("<h2>Care</h2><div>Wipe it dry.</div>");
});

test.each([
  ["<script>steal()</script>", ""],
  ["<scr<script>ipt>steal()</script>", "ipt&gt;steal()"],
  ["<style>p{background:url(//evil.example)}</style>", ""],
  ['<img src=x onerror="steal()">', ""],
  ["<svg><script>steal()</script></svg>", ""],
  ['<iframe srcdoc="<script>steal()</script>"></iframe>', ""],
  ['<form action="//evil.example"><input name="password"></form>', ""],
  ['<p style="position:fixed" class="button" id="content" onclick="steal()">x</p>', "<p>x</p>"],
  ['<base href="//evil.example"><meta http-equiv="refresh" content="0;//evil.example">x', "x"],
  ["<math><mtext><table><mglyph><style><img src onerror=steal()>", "<table></table>"],
  ["<!-- --><!--><img src onerror=steal()>-->x", "--&gt;x"],
  ["Just words & signs < 3", "Just words &amp; signs &lt; 3"],
])("of %j only %j is left", async (html, left) => {
  expect(await clean(html)).toBe(left);
});

test("whatever it is given, no tag and no attribute but the allowed ones comes out", async () => {
  const pieces = fc.constantFrom(
    ..."<|>|</|a|p|script|img|style|svg|table|td| href=| src=| onerror=|\"|'|`|javascript:|//|&|;|&#x|lt|=|--|!|\n|\0|x".split(
      "|",
    ),
  );
  const html = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(""));
  await fc.assert(
    fc.asyncProperty(html, async (hostile) => {
      const cleaned = await descriptionHtml(hostile, async (path) => `/product/${encodeURIComponent(path)}`);
      for (const [, name, rest = ""] of cleaned.matchAll(/<\/?([^\s/>]*)([^>]*)>/g)) {
        expect("a p table td".split(" ")).toContain(name);
        expect(rest.replace(/ (href|rel)="(?!\s*javascript:)[^"<>]*"/gi, "").trim()).toBe("");
      }
    }),
    { numRuns: 2000 },
  );
});

test("each path is looked up once, and of a description without end only some", async () => {
  const asked: string[] = [];
  const html = Array.from({ length: 100 }, (_, index) => `<a href="/p-${index}/">x</a>`.repeat(2)).join("");
  await descriptionHtml(html, async (path) => {
    asked.push(path);
    return null;
  });
  expect(asked).toHaveLength(20);
  expect(new Set(asked).size).toBe(20);
});

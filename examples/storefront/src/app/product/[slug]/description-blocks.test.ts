import fc from "fast-check";
import { expect, test } from "vitest";
import { descriptionBlocks } from "./description-blocks";

test("paragraphs stay apart and items of a list together", () => {
  expect(
    descriptionBlocks("<p>Slow &amp; steady.</p>\n<ul><li>0.9&nbsp;l</li><li>Gas</li></ul><p>Ours.</p>"),
  ).toEqual([
    { kind: "paragraph", texts: ["Slow & steady."] },
    { kind: "list", texts: ["0.9 l", "Gas"] },
    { kind: "paragraph", texts: ["Ours."] },
  ]);
});

test("plain text is one paragraph, and nothing is none", () => {
  expect(descriptionBlocks("Just words")).toEqual([{ kind: "paragraph", texts: ["Just words"] }]);
  expect(descriptionBlocks("<p> </p>")).toEqual([]);
});

test("scripts and styles leave nothing behind", () => {
  expect(descriptionBlocks("<style>p{}</style><p>Tea</p><script>steal()</script>")).toEqual([
    { kind: "paragraph", texts: ["Tea"] },
  ]);
});

test("characters are decoded once, and impossible ones are left alone", () => {
  expect(descriptionBlocks("&#233; &#xe9; &amp;lt; &nonsense; &constructor; &#9999999;")[0]?.texts).toEqual([
    "é é &lt; &nonsense; &constructor; &#9999999;",
  ]);
});

test("whatever is typed in, every text is there and trimmed", () => {
  const piece = fc.constantFrom(
    "<p>",
    "</p>",
    "<li>",
    "</ul>",
    "<b",
    ">",
    "&amp;",
    "&#0;",
    "tea",
    " ",
    "<script>",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece).map((pieces) => pieces.join("")),
      ),
      (html) => {
        for (const { texts } of descriptionBlocks(html)) {
          expect(texts.length).toBeGreaterThan(0);
          for (const text of texts) expect(text).toBe(text.trim());
          for (const text of texts) expect(text).not.toBe("");
        }
      },
    ),
  );
});

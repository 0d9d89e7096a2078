import type { BrowserContext, Page } from "playwright-core";
import { z } from "zod";

/** More than this, and people press what they did not mean to: web.dev calls it "needs improvement". */
const mostShift = 0.1;

const seenSchema = z.object({
  shift: z.number(),
  moved: z.array(z.string()),
  refused: z.array(z.string()),
  width: z.number(),
  windowWidth: z.number(),
});

/** In each page of the context, from its first moment: what moves by itself, and what its policy refuses. */
export function watchPages(context: BrowserContext): Promise<unknown> {
  return context.addInitScript(() => {
    const seen = { shift: 0, moved: [] as string[], refused: [] as string[] };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (!("value" in entry && "hadRecentInput" in entry && "sources" in entry)) continue;
        if (entry.hadRecentInput === true) continue;
        seen.shift += Number(entry.value);
        for (const { node } of entry.sources as { node: Node | null }[])
          seen.moved.push(node instanceof Element ? node.outerHTML.slice(0, 80) : String(node?.nodeName));
      }
    }).observe({ type: "layout-shift", buffered: true });
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) =>
      seen.refused.push(`${effectiveDirective} ${blockedURI} ${sample}`),
    );
  });
}

/** What is wrong with the page as it is now: it moved by itself, scrolls sideways, or wanted what its policy refuses. */
export async function pageFaults(page: Page, what: string): Promise<string[]> {
  const { shift, moved, refused, width, windowWidth } = seenSchema.parse(
    await page.evaluate(() => ({
      ...("seen" in window && typeof window.seen === "object" ? window.seen : {}),
      width: document.documentElement.scrollWidth,
      windowWidth: window.innerWidth,
    })),
  );
  return [
    ...(shift > mostShift ? [`${what} moved by ${shift.toFixed(3)}: ${[...new Set(moved)].join(" ")}`] : []),
    ...(width > windowWidth ? [`${what} is ${width} px wide in a window of ${windowWidth} px`] : []),
    ...refused.map((refusal) => `${what} was refused ${refusal}`),
  ];
}

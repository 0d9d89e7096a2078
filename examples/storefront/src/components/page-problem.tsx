import type { ReactNode } from "react";
import Link from "@/components/navigation/link";
import { Failure, orFailure } from "@/lib/failure";
import { ProblemCard } from "./problem-card";

interface PageProblemProps {
  failure: Failure;
  /** The address of what failed. */
  href: string;
}

/** In place of a page whose data could not be loaded. It is part of the HTML, so it takes no JavaScript to be seen. */
export function PageProblem({ failure, href }: PageProblemProps) {
  return (
    <ProblemCard digest={failure.digest}>
      {/* A whole new document: it works without JavaScript, and asks for everything again. */}
      <a href={href} className="button">
        Try again
      </a>
      <Link href="/" className="button button-quiet">
        Back to the shop
      </Link>
    </ProblemCard>
  );
}

interface OrProblemOptions {
  /** Where the page is, or the page that leads to it. */
  readonly href: string;
  /** What a page in no frame of others stands in. */
  readonly className?: string;
}

/**
 * A page that waits for its data, with {@link PageProblem} in its place if BigCommerce fails. If such a page throws, Next
 * sends an empty document that only JavaScript fills.
 */
export function orProblem<Props>(
  page: (props: Props) => Promise<ReactNode>,
  { href, className }: OrProblemOptions,
) {
  return async (props: Props): Promise<ReactNode> => {
    const shown = await orFailure(page(props));
    if (!(shown instanceof Failure)) return shown;
    return (
      <div className={className}>
        <PageProblem failure={shown} href={href} />
      </div>
    );
  };
}

import Link from "@/components/navigation/link";
import type { Failure } from "@/lib/failure";
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

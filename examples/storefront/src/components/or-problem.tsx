import type { ReactNode } from "react";
import { readSentForm } from "@/forms/form-answer";
import type { FormState } from "@/forms/form-state";
import { Failure, orFailure } from "@/lib/failure";
import { FormAnswerNotice } from "./form/form-answer-notice";
import { PageProblem } from "./page-problem";

interface OrProblemOptions {
  /** Where the page is, or the page that leads to it. */
  readonly href: string;
  /** What a page in no frame of others stands in. */
  readonly className?: string;
}

/**
 * A page that waits for its data, with {@link PageProblem} in its place if BigCommerce fails. If such a page throws, Next
 * sends an empty document that only JavaScript fills. If the page is the answer to a form, the answer is shown in any case.
 */
export function orProblem<Props>(
  page: (props: Props) => Promise<ReactNode>,
  { href, className }: OrProblemOptions,
) {
  return async (props: Props): Promise<ReactNode> => {
    const answer = (await readSentForm())?.state;
    const shown = await orFailure(answer === undefined ? page(props) : pageOfAnswer(page(props), answer));
    if (!(shown instanceof Failure)) return shown;
    return (
      <div className={className}>
        {answer === undefined ? null : (
          <div className="mb-6">
            <FormAnswerNotice state={answer} />
          </div>
        )}
        <PageProblem failure={shown} href={href} />
      </div>
    );
  };
}

/** The page with the answer to a form; the answer alone for who is not signed in any more. */
async function pageOfAnswer(page: Promise<ReactNode>, answer: FormState): Promise<ReactNode | Failure> {
  try {
    // BigCommerce has been waited for already.
    return await (answer.isUnanswered ? Promise.race([page, failureAfter(1000)]) : page);
  } catch (error) {
    if (answer.stale === undefined || !isRedirect(error)) throw error;
    return <FormAnswerNotice state={answer} />;
  }
}

const failureAfter = (ms: number) =>
  new Promise<Failure>((resolve) => setTimeout(() => resolve(new Failure("")), ms));

const isRedirect = (error: unknown) =>
  error instanceof Error &&
  "digest" in error &&
  typeof error.digest === "string" &&
  error.digest.startsWith("NEXT_REDIRECT");

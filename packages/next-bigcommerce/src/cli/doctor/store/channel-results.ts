import { type CheckResult, joinResults, onlyOnce } from "../report/finding.js";
import { groupBy } from "../report/group.js";
import { type StoreFindingId, type StoreProblem, storeFinding } from "./findings.js";

/** What one check tells of one channel. */
export interface ChannelResult {
  readonly channelId: number;
  /** The text continues "Channel 2: ". */
  readonly problem?: StoreProblem | undefined;
  readonly result: CheckResult;
}

type ChannelProblem = ChannelResult & { readonly problem: StoreProblem };

/** What follows from a problem of the channel itself, and is no finding of its own then. */
const causes: Partial<Record<StoreFindingId, readonly StoreFindingId[]>> = {
  "storefront.site": ["channel.missing", "channel.site"],
  "storefront.status": ["channel.status"],
};

/** The results of several checks for several channels as one. */
export function joinChannels(results: readonly ChannelResult[]): CheckResult {
  const problems = results.filter((result): result is ChannelProblem => result.problem !== undefined);
  const { notChecked, ...rest } = joinResults(results.map(({ result }) => result));
  const own = problems.filter((one) => !problems.some((other) => isCause(other, one)));
  return joinResults([
    { findings: joinProblems(own), notChecked: [] },
    { ...rest, notChecked: onlyOnce(notChecked) },
  ]);
}

function isCause(cause: ChannelProblem, { channelId, problem }: ChannelProblem): boolean {
  return cause.channelId === channelId && causes[problem.id]?.includes(cause.problem.id) === true;
}

/** What is wrong with several channels alike is one finding. */
function joinProblems(problems: readonly ChannelProblem[]) {
  const alike = groupBy(problems, ({ problem }) => `${problem.id} ${problem.todo}`);
  return alike.map(([first, ...rest]) => {
    const { id, problem, todo } = first.problem;
    const more = rest.map(({ channelId }) => channelId);
    const others = more.length === 0 ? "" : ` (so it is with channel ${more.join(", ")})`;
    return storeFinding(id, { problem: `Channel ${first.channelId}${others}: ${problem}`, todo });
  });
}

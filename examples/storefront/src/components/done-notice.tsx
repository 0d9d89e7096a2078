import { Notice } from "./notice";

interface DoneNoticeProps {
  /** What to say, by the name of what was done. */
  notices: Readonly<Record<string, string>>;
  /** The name in the address, which anybody can write. */
  done: unknown;
}

/** Confirms what was done just before, if the address names it. */
export function DoneNotice({ notices, done }: DoneNoticeProps) {
  const text = typeof done === "string" && Object.hasOwn(notices, done) ? notices[done] : undefined;
  return text === undefined ? null : <Notice>{text}</Notice>;
}

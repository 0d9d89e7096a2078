interface PastedForm {
  /** How it begins, if `looks` is expensive to compile: half a millisecond of a start (benchmark `start`). */
  readonly begins?: RegExp;
  readonly looks: RegExp;
  /** Continues "BIGCOMMERCE_STORE_HASH ". */
  readonly problem: string;
}

const placeholder = "is a placeholder; set the real value";

/**
 * What a value looks like that was pasted wrong, the most telling first. A secret may have any printable character, so
 * each form is one that no secret has.
 */
const pastedForms: readonly PastedForm[] = [
  {
    looks: /[\u00a0\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/,
    problem: "has an invisible character in it; type it again, or paste it without formatting",
  },
  { looks: /[\r\n\u2028\u2029]/, problem: "has a line break in it; put it on one line" },
  { looks: /\s#/, problem: "has a comment behind it; put comments on lines of their own" },
  {
    looks: /^["'`\u2018-\u201f\u00ab\u00bb\u2039\u203a].*["'`\u2018-\u201f\u00ab\u00bb\u2039\u203a]$/,
    problem: "is in quotes; remove them: `docker --env-file`, for example, keeps quotes as part of a value",
  },
  {
    looks: /^(?:export\s+)?BIGCOMMERCE_[A-Z_]+\s*=/,
    problem: "begins with the name of a variable; set only what comes after the `=`",
  },
  {
    looks: /^(?:bearer\s|(?:authorization|x-auth-token)\s*:)/i,
    problem: "begins with a part of an HTTP header; set only the value itself",
  },
  {
    begins: /^[$%{]/,
    looks: /^(?:\$\{.*\}|\$\(.*\)|\$[A-Z_][A-Z0-9_]*|%[A-Z_][A-Z0-9_]*%|\{\{.*\}\})$/i,
    problem: "is a reference to another variable that nothing replaced; set the value itself",
  },
  {
    looks: /^(?:<.*>|\{.*\}|\[.*\])$/,
    problem: "is a placeholder, or still in the brackets of one; set the value without brackets",
  },
  { looks: /^(?:undefined|null|none|nil|nan|todo|tbd|fixme|placeholder)$/i, problem: placeholder },
  {
    begins: /^(?:your|insert|enter|paste|replace|change)/i,
    looks:
      /^(?:your|insert|enter|paste|replace|change)(?:[-_].*)?[-_]?(?:token|secret|key|hash|id|url|password|value|here|me|this)$/i,
    problem: placeholder,
  },
  { looks: /^(?:x+|\*+|\.+|\u2026+|\u2022+|_+|-+)$/i, problem: placeholder },
];

/**
 * What is wrong with a value that looks as if it was pasted wrong; `undefined` if nothing does. For every setting, and
 * for secrets that a route compares: a caller and a server that differ by quotes do not find each other. Never has the
 * value in it.
 */
export function findPastedProblem(value: string): string | undefined {
  return pastedForms.find(({ begins, looks }) => begins?.test(value) !== false && looks.test(value))?.problem;
}

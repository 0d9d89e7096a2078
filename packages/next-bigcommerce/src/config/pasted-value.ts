interface PastedForm {
  /** How it begins, if `looks` is expensive to compile: half a millisecond of a start (benchmark `start`). */
  readonly begins?: RegExp;
  readonly looks: RegExp;
  /** Continues "BIGCOMMERCE_STORE_HASH ". */
  readonly problem: string;
}

const placeholder = "is a placeholder; set the real value";
const reference = "is a reference to another variable that nothing replaced; set the value itself";
const named = "begins with the name of a variable; set only what comes after the `=`";

/** Of values that consist of letters and digits alone, as most real ones do. */
const words: readonly PastedForm[] = [
  { looks: /^(?:undefined|null|none|nil|nan|todo|tbd|fixme|placeholder)$/i, problem: placeholder },
  {
    begins: /^(?:your|insert|enter|paste|replace|change|add|put)/i,
    looks:
      /^(?:your|insert|enter|paste|replace|change|add|put)(?:[-_].*)?[-_]?(?:token|secret|key|hash|id|url|password|value|here|me|this)$/i,
    problem: placeholder,
  },
  { looks: /^(?:x+|\*+|\.+|\u2026+|\u2022+|_+|-+)$/i, problem: placeholder },
];

/**
 * Of the others, the most telling first. A secret may have any printable character, so each form is one that no secret has.
 */
const marks: readonly PastedForm[] = [
  {
    looks: /[\u00a0\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/,
    problem: "has an invisible character in it; type it again, or paste it without formatting",
  },
  { looks: /[\r\n\u2028\u2029]/, problem: "has a line break in it; put it on one line" },
  { looks: /\s(?:#|\/\/)/, problem: "has a comment behind it; put comments on lines of their own" },
  {
    looks: /^["'`\u2018-\u201f\u00ab\u00bb\u2039\u203a].*["'`\u2018-\u201f\u00ab\u00bb\u2039\u203a]$/,
    problem: "is in quotes; remove them: `docker --env-file`, for example, keeps quotes as part of a value",
  },
  {
    looks: /^(?:["'`\u2018-\u201f\u00ab\u00bb][\w.:/{}-]*|[\w.:/{}-]*["'`\u2018-\u201f\u00ab\u00bb])$/,
    problem: "has a quote at one end; remove it, and check that nothing is missing at the other end",
  },
  { looks: /^(?:export\s+\w+|BIGCOMMERCE_[A-Z_]+)\s*=/, problem: named },
  {
    begins: /^\w+\s*[=:]/,
    looks:
      /^(?:[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\s*=|\w*(?:[Tt]oken|[Ss]ecret|[Kk]ey|[Hh]ash|[Pp]assword|TOKEN|SECRET|KEY|HASH|PASSWORD)\s*[=:])\s*[^\s=]/,
    problem: named,
  },
  {
    looks: /^(?:bearer\s|(?:authorization|x-auth-token)\s*:)/i,
    problem: "begins with a part of an HTTP header; set only the value itself",
  },
  {
    begins: /^[$%{]/,
    looks: /^(?:\$\{.*\}|\$\(.*\)|\$[A-Z_][A-Z0-9_]*|%[A-Z_][A-Z0-9_]*%|\{\{.*\}\})$/i,
    problem: reference,
  },
  { looks: /^(?:#\{.+\}#?|__[A-Z]+(?:_[A-Z]+)+__|(?:process|import\.meta)\.env\b.*)$/, problem: reference },
  {
    begins: /^(?:(?!https?:)[a-z+]+:|@Microsoft|projects\/|ENC\[)/i,
    looks:
      /^(?:(?:vault|arn|ssm|secretsmanager|secretKeyRef|secretRef|keyvault|ref\+[a-z]+):|(?:op|sm|gsm|bws|awssm|azurekv|doppler|infisical|secrets?):\/\/|@Microsoft\.KeyVault\(|projects\/[^/]+\/secrets\/|ENC\[)/i,
    problem: "is a reference to a secret that nothing replaced; set the value itself",
  },
  {
    looks: /^(?:BIGCOMMERCE_[A-Z_]+|[A-Z]+(?:_[A-Z]+)*_(?:TOKEN|SECRET|KEY|HASH|ID|URL|PASSWORD))$/,
    problem: "is the name of a variable; set its value",
  },
  {
    looks: /^(?:<.*>|\{.*\}|\[.*\])$/,
    problem: "is a placeholder, or still in the brackets of one; set the value without brackets",
  },
  ...words,
  {
    begins: /^(?:my|the|some|example|sample|dummy|fake)[-_]|[-_]here$/i,
    looks:
      /^(?:(?:my|the|some|example|sample|dummy|fake)[-_])?(?:(?:bigcommerce|bc|store|api|rest|access|auth|proxy|secret|service)[-_])*(?:token|secret|key|hash|id|url|password|value)(?:[-_](?:goes|is))?(?:[-_]here)?$/i,
    problem: placeholder,
  },
  {
    looks: /\*{4}|\u2022{2}|\u2026/,
    problem: "is masked or cut off, as a page shows it; copy the whole value from where it was made",
  },
  {
    looks: /^[\w.:/{}-]+(?:\\[rnt0])+$/,
    problem: "ends with a written line break such as `\\n`; remove it",
  },
  { looks: /^[\w.:/{}-]+[,;\\]$/, problem: "ends with a comma, semicolon or backslash; remove it" },
];

/** Letters and digits, or a URL of plain parts: none of the marks is in it, and to compile them would take longer. */
const plain = /^(?:[A-Za-z0-9]*|https?:\/\/[\w.:/{}-]*)$/;

/**
 * What is wrong with a value that looks as if it was pasted wrong; `undefined` if nothing does. For every setting, and
 * for secrets that a route compares: a caller and a server that differ by quotes do not find each other. Never has the
 * value in it.
 */
export function findPastedProblem(value: string): string | undefined {
  return findForm(plain.test(value) ? words : marks, value);
}

const otherKinds: readonly PastedForm[] = [
  {
    looks: /^https?:\/\//i,
    problem: "is a URL; set the access token of the API account, which is beside it in the credentials file",
  },
  {
    looks: /^eyJ[\w-]*\.[\w-]+\.[\w-]*$/,
    problem:
      "is a JWT, such as a token of the GraphQL Storefront API; set the access token of the API account, with which those are created",
  },
];

/** The same for the access token, with the other things that are taken for it. */
export function findAccessTokenProblem(value: string): string | undefined {
  return findPastedProblem(value) ?? findForm(otherKinds, value);
}

function findForm(forms: readonly PastedForm[], value: string): string | undefined {
  return forms.find(({ begins, looks }) => begins?.test(value) !== false && looks.test(value))?.problem;
}

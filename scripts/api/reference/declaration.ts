import { join } from "node:path";
import {
  ApiClass,
  ApiDeclaredItem,
  ApiInterface,
  type ApiItem,
  ApiItemKind,
  ApiTypeAlias,
} from "@microsoft/api-extractor-model";
import type { DocComment } from "@microsoft/tsdoc";
import { declaredType } from "./declared-text.ts";
import { type FindLink, renderComment, renderParameters } from "./tsdoc-markdown.ts";

interface DeclarationOptions {
  /** The folder of the package, for the text of its types. */
  readonly folder: string;
  readonly findLink: FindLink;
}

/** An export as a part of the page: its signatures, what its TSDoc says, and its members. */
export function renderDeclaration(overloads: readonly ApiItem[], options: DeclarationOptions): string[] {
  const [first] = overloads;
  if (first === undefined) return [];
  return [
    `### \`${first.displayName}\``,
    signatures(overloads, options),
    ...describe(overloads, options.findLink),
    ...describeMembers(first, options),
  ];
}

const commentOf = (item: ApiItem): DocComment | undefined =>
  item instanceof ApiDeclaredItem ? item.tsdocComment : undefined;

/** The first overload with a comment speaks for all. */
function describe(overloads: readonly ApiItem[], findLink: FindLink): string[] {
  const [comment] = overloads.flatMap((one) => commentOf(one) ?? []);
  if (comment === undefined) return [];
  const parameters = renderParameters(comment, findLink);
  const [summary = "", ...more] = renderComment(comment, findLink);
  return [summary, ...(parameters.length > 0 ? [parameters.join("\n")] : []), ...more];
}

// Another name of the language than examples have: those are compiled, and a signature by itself cannot be.
const signatures = (overloads: readonly ApiItem[], options: DeclarationOptions) =>
  `\`\`\`typescript\n${overloads.map((one) => signatureOf(one, options)).join("\n")}\n\`\`\``;

function signatureOf(item: ApiItem, { folder }: DeclarationOptions): string {
  if (!(item instanceof ApiDeclaredItem)) return item.displayName;
  const declared =
    item instanceof ApiTypeAlias && item.fileUrlPath !== undefined
      ? declaredType(join(folder, item.fileUrlPath), item.displayName)
      : undefined;
  const text = declared ?? item.excerpt.text;
  return outdented(text.replace(/^export (?:declare )?/, "").trim());
}

/** The lines after the first as far left as they go: a member's stand as deep as in its interface. */
function outdented(text: string): string {
  const [first = "", ...more] = text.split("\n");
  const depth = Math.min(...more.map((line) => line.search(/\S|$/)));
  return [first, ...more.map((line) => line.slice(depth))].join("\n");
}

const described: readonly ApiItemKind[] = [
  ApiItemKind.Method,
  ApiItemKind.MethodSignature,
  ApiItemKind.Property,
  ApiItemKind.PropertySignature,
  ApiItemKind.CallSignature,
];

function describeMembers(item: ApiItem, options: DeclarationOptions): string[] {
  if (!(item instanceof ApiInterface || item instanceof ApiClass)) return [];
  const inherited = item.findMembersWithInheritance().items;
  // What an export inherits from another one stands there.
  const members = inherited.filter((member) => {
    const owner = member.parent?.displayName ?? "";
    return owner === item.displayName || options.findLink(owner) === undefined;
  });
  const shown = members.filter((one) => described.includes(one.kind) && !one.displayName.startsWith("["));
  const methods = shown.filter(isLong);
  const properties = shown.filter((one) => !isLong(one));
  return [
    ...(properties.length > 0 ? [properties.map((one) => describeProperty(one, options)).join("\n")] : []),
    ...methods.flatMap((one) => describeMethod(one, item.displayName, options)),
  ];
}

/** Whether a member has more to say than fits in a line of a list. */
function isLong(member: ApiItem): boolean {
  const comment = commentOf(member);
  const isProperty = member.kind === ApiItemKind.Property || member.kind === ApiItemKind.PropertySignature;
  return (
    !isProperty || comment?.customBlocks.some(({ blockTag }) => blockTag.tagName === "@example") === true
  );
}

function describeProperty(member: ApiItem, options: DeclarationOptions): string {
  const type = signatureOf(member, options)
    .replace(/^readonly /, "")
    .replaceAll(/\s+/g, " ")
    .replace(/;$/, "");
  const [first = "", ...more] = describe([member], options.findLink);
  const rest = more.map((paragraph) => `\n\n${paragraph}`).join("");
  return `- \`${type}\`\n\n${first}${rest}`.replaceAll(/\n(?=.)/g, "\n  ");
}

function describeMethod(member: ApiItem, owner: string, options: DeclarationOptions): string[] {
  const isCall = member.kind === ApiItemKind.CallSignature;
  const heading = isCall ? [] : [`#### \`${owner}.${member.displayName}\``];
  return [...heading, signatures([member], options), ...describe([member], options.findLink)];
}

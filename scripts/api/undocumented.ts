import {
  ApiClass,
  ApiDeclaredItem,
  ApiExportedMixin,
  ApiInterface,
  type ApiItem,
  ApiItemKind,
  ApiModel,
} from "@microsoft/api-extractor-model";
import { hasExample, isOptionsOf, summaryOf, throwsOf } from "./tsdoc.ts";

interface DocumentationRules {
  /** The codes that a `@throws` may name. */
  readonly codes: readonly string[];
  /** Interfaces whose methods must name the codes that they throw. */
  readonly throwing: readonly string[];
}

/** What the documentation of a model's exports lacks, one line each. */
export function findUndocumented(modelPath: string, rules: DocumentationRules): string[] {
  const [entry] = new ApiModel().loadPackage(modelPath).entryPoints;
  if (entry === undefined) throw new Error(`${modelPath} has no entry.`);
  const exported = entry.members.filter((one) => isExported(one) && !isFurtherOverload(one));
  return [
    ...exported.flatMap((one) => [...wordsLack(one), ...exampleLacks(one), ...codesLack(one, rules)]),
    ...[...new Set(exported.flatMap(membersOf))].flatMap((member) => memberLacks(member, rules)),
  ];
}

const isExported = (declaration: ApiItem) =>
  ApiExportedMixin.isBaseClassOf(declaration) && declaration.isExported;

/** The members of an interface or a class, with those that it inherits. */
const membersOf = (declaration: ApiItem): readonly ApiItem[] =>
  declaration instanceof ApiInterface || declaration instanceof ApiClass
    ? declaration.findMembersWithInheritance().items.filter(isNamed)
    : [];

/** The first of several signatures of a function speaks for all. */
const isFurtherOverload = (declaration: ApiItem): boolean =>
  "overloadIndex" in declaration && Number(declaration.overloadIndex) > 1;

/** Left out are signatures, which the interface describes, and keys that are symbols, which apps do not see. */
const isNamed = (member: ApiItem): boolean =>
  member.kind !== ApiItemKind.CallSignature &&
  member.kind !== ApiItemKind.Constructor &&
  !member.displayName.startsWith("[");

const commentOf = (item: ApiItem) => (item instanceof ApiDeclaredItem ? item.tsdocComment : undefined);

const nameOf = (item: ApiItem): string =>
  item.parent instanceof ApiInterface || item.parent instanceof ApiClass
    ? `${item.parent.displayName}.${item.displayName}`
    : item.displayName;

function wordsLack(item: ApiItem): string[] {
  const comment = commentOf(item);
  if (comment === undefined) return [`${nameOf(item)} has no TSDoc.`];
  return /^[A-Z\d`].{9}/s.test(summaryOf(comment)) ? [] : [`${nameOf(item)} does not say what it is.`];
}

// What an app calls, and the objects that it writes or reads.
const used = /(?:Options|Input|Status|Subject|StorefrontScope|RunOperation)$/;

function exampleLacks(declaration: ApiItem): string[] {
  const isCalled = declaration.kind === ApiItemKind.Function || declaration instanceof ApiClass;
  if (!isCalled && !used.test(declaration.displayName)) return [];
  const comment = commentOf(declaration);
  if (comment === undefined || hasExample(comment) || isOptionsOf(comment)) return [];
  return [`${declaration.displayName} has no @example.`];
}

function codesLack(item: ApiItem, { codes }: DocumentationRules): string[] {
  const comment = commentOf(item);
  const named = comment === undefined ? [] : throwsOf(comment).flatMap((one) => one.codes);
  return named
    .filter((code) => !codes.includes(code))
    .map((code) => `${nameOf(item)} throws ${code}, which is not a code.`);
}

function memberLacks(member: ApiItem, rules: DocumentationRules): string[] {
  const lacks = [...wordsLack(member), ...codesLack(member, rules)];
  const comment = commentOf(member);
  const mustName = rules.throwing.includes(member.parent?.displayName ?? "") && mayThrow(member);
  if (!mustName || comment === undefined) return lacks;
  const says = throwsOf(comment).some(({ codes, refers }) => refers || codes.length > 0);
  return says ? lacks : [...lacks, `${nameOf(member)} does not name the codes it throws.`];
}

const mayThrow = (member: ApiItem): boolean =>
  member instanceof ApiDeclaredItem && /\bPromise<|\bRunOperation\b/.test(member.excerpt.text);

import type { DocumentTypeDecoration, TypedDocumentNode } from "@graphql-typed-document-node/core";
import { parse } from "graphql";
import { expectTypeOf, test } from "vitest";
import { prepareDocument, type ResultOf, type StorefrontDocument, type VariablesOf } from "./document.js";

type Result = { customer: { entityId: number } | null };
type Variables = { first: number; after?: string };

class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>["__apiType"]>;
  private readonly text: string;
  constructor(text: string) {
    super(text);
    this.text = text;
  }
  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.text;
  }
}

function ask<R, V>(document: StorefrontDocument<R, V>, variables: V): { result?: R; variables: V } {
  prepareDocument(document);
  return { variables };
}

const first = { first: 10 };

test("result and variables are inferred from a TypedDocumentNode", () => {
  const document: TypedDocumentNode<Result, Variables> = parse("query A($first: Int) { a }");
  expectTypeOf<ResultOf<typeof document>>().toEqualTypeOf<Result>();
  expectTypeOf<VariablesOf<typeof document>>().toEqualTypeOf<Variables>();
  expectTypeOf(ask(document, first).result).toEqualTypeOf<Result | undefined>();
  // @ts-expect-error first is a number
  ask(document, { first: "10" });
});

test("result and variables are inferred from code generation's TypedDocumentString", () => {
  const document = new TypedDocumentString<Result, Variables>("query A($first: Int) { a }");
  expectTypeOf<ResultOf<typeof document>>().toEqualTypeOf<Result>();
  expectTypeOf<VariablesOf<typeof document>>().toEqualTypeOf<Variables>();
  expectTypeOf(ask(document, first).result).toEqualTypeOf<Result | undefined>();
  // @ts-expect-error first is required
  ask(document, {});
});

test("a plain string has an unknown result and loose variables", () => {
  const document = "{ a }";
  expectTypeOf<ResultOf<typeof document>>().toEqualTypeOf<unknown>();
  expectTypeOf<VariablesOf<string>>().toEqualTypeOf<Readonly<Record<string, unknown>>>();
  expectTypeOf<VariablesOf<typeof document>>().toEqualTypeOf<Readonly<Record<string, unknown>>>();
  expectTypeOf(ask(document, first).result).toEqualTypeOf<unknown>();
  // @ts-expect-error a number is no document
  const asked = () => ask(1, first);
  expectTypeOf(asked).toBeFunction();
});

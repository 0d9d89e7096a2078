import type {
  DocumentNode,
  FragmentDefinitionNode,
  GraphQLError,
  OperationDefinitionNode,
  Source,
} from "graphql";
import type { Finding } from "../report/finding.js";
import { findingsOf } from "../report/kinds.js";
import type { DocumentText } from "./document-text.js";
import { operationKinds } from "./kinds.js";

type GraphQL = typeof import("graphql");

export const operationFinding = findingsOf(operationKinds);

/** A document that was parsed; its nodes know the document by its source. */
export interface ParsedDocument {
  readonly written: DocumentText;
  readonly operations: readonly OperationDefinitionNode[];
  readonly fragments: readonly FragmentDefinitionNode[];
}

/** The documents of an app, parsed, and what is wrong with their syntax. */
export class AppDocumentSet {
  readonly parsed: readonly ParsedDocument[];
  readonly findings: readonly Finding[];
  readonly #graphql: GraphQL;
  readonly #written = new Map<Source, DocumentText>();
  readonly #fragments = new Map<string, FragmentDefinitionNode>();

  constructor(graphql: GraphQL, documents: readonly DocumentText[]) {
    this.#graphql = graphql;
    const findings: Finding[] = [];
    this.parsed = documents.flatMap((written) => {
      const document = this.#parse(written, findings);
      return document === undefined ? [] : [document];
    });
    this.findings = findings;
    for (const { written, fragments } of this.parsed) {
      if (written.origin === "manifest") continue;
      for (const fragment of fragments)
        if (!this.#fragments.has(fragment.name.value)) this.#fragments.set(fragment.name.value, fragment);
    }
  }

  /** The definition with the fragments that it reaches: of its own document, else of the app. */
  complete(
    definition: OperationDefinitionNode | FragmentDefinitionNode,
    { fragments }: ParsedDocument,
  ): DocumentNode {
    const own = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
    const reached = new Set<OperationDefinitionNode | FragmentDefinitionNode>([definition]);
    for (const reaching of reached)
      this.#graphql.visit(reaching, {
        FragmentSpread: ({ name }) => {
          const fragment = own.get(name.value) ?? this.#fragments.get(name.value);
          if (fragment !== undefined) reached.add(fragment);
        },
      });
    return { kind: this.#graphql.Kind.DOCUMENT, definitions: [...reached] };
  }

  /** Where a node is written. */
  placeOf({ loc }: Pick<OperationDefinitionNode, "loc">): Pick<Finding, "file" | "line"> {
    const written = loc && this.#written.get(loc.source);
    if (loc === undefined || written === undefined) return {};
    const { line } = this.#graphql.getLocation(loc.source, loc.start);
    return { file: written.file, line: written.line === undefined ? undefined : written.line + line - 1 };
  }

  placeOfError({ nodes }: GraphQLError): Pick<Finding, "file" | "line"> {
    const [node] = nodes ?? [];
    return node === undefined ? {} : this.placeOf(node);
  }

  #parse(written: DocumentText, findings: Finding[]): ParsedDocument | undefined {
    const { Kind, Source: GraphQLSource, GraphQLError: ParseError } = this.#graphql;
    if (isEmpty(written.text)) return undefined;
    const source = new GraphQLSource(written.text, written.file);
    try {
      const { definitions } = stripOwnDirectives(this.#graphql, this.#graphql.parse(source));
      const operations = definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
      const fragments = definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
      // A schema, for the app's server or its code generation.
      if (operations.length + fragments.length < definitions.length) return undefined;
      this.#written.set(source, written);
      return { written, operations, fragments };
    } catch (error) {
      if (!(error instanceof ParseError)) throw error;
      findings.push(syntaxFinding(written, error));
      return undefined;
    }
  }
}

const isEmpty = (text: string) => text.replace(/#.*$/gm, "").trim() === "";

function syntaxFinding({ file, line }: DocumentText, { message, locations }: GraphQLError): Finding {
  const [at] = locations ?? [];
  return operationFinding("operations.syntax", {
    problem: `The document is not GraphQL: ${message.replace(/^Syntax Error: /, "")}`,
    todo: "Correct the document.",
    file,
    line: line === undefined || at === undefined ? line : line + at.line - 1,
  });
}

/** Of gql.tada and Apollo Client, which take them out before they send. */
const ownDirectives = new Set(["_unmask", "unmask", "connection", "nonreactive"]);

/** Without such directives, and without the fields that Apollo Client itself answers. */
function stripOwnDirectives({ visit, Kind }: GraphQL, document: DocumentNode): DocumentNode {
  return visit(document, {
    enter: (node) => {
      if (node.kind === Kind.DIRECTIVE) return ownDirectives.has(node.name.value) ? null : undefined;
      const isLocal =
        node.kind === Kind.FIELD && node.directives?.some(({ name }) => name.value === "client");
      return isLocal ? null : undefined;
    },
  });
}

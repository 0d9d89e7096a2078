import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  parse,
  specifiedRules,
  validate,
} from "graphql";
import type { InferredSwitches } from "../behaviour/inferred-switches.js";
import { checkedSize, checkFragments, checkIntrospection, maxTokens, mostErrors } from "./document-limits.js";

const keptDocuments = 500;
const keptBytes = 64 * 1024 * 1024;
// A token becomes a node or two with their places in the source.
const bytesOfToken = 700;

/**
 * Parses and validates documents. It keeps the latest that are valid, because applications send the same few again and
 * again: by their number, and by the memory that they take.
 */
export class DocumentReader {
  readonly #settings: DocumentSettings;
  readonly #kept = new Map<string, KeptDocument>();
  #keptBytes = 0;

  constructor(settings: DocumentSettings) {
    this.#settings = settings;
  }

  read(query: string): DocumentReading {
    const known = this.#kept.get(query);
    if (known !== undefined) return known;
    try {
      const size = checkedSize(this.#settings, query);
      const document = parse(query, { maxTokens });
      checkFragments(this.#settings, document);
      const maxErrors = mostErrors(size);
      const errors = validate(this.#settings.schema, document, specifiedRules, { maxErrors });
      if (errors.length > 0) return { errors };
      checkIntrospection(this.#settings, document);
      return this.#keep(query, { document, bytes: query.length * 2 + size.tokens * bytesOfToken });
    } catch (error) {
      return { errors: [error instanceof GraphQLError ? error : new GraphQLError(String(error))] };
    }
  }

  #keep(query: string, kept: KeptDocument): KeptDocument {
    this.#kept.set(query, kept);
    this.#keptBytes += kept.bytes;
    for (const [oldest, { bytes }] of this.#kept) {
      if (this.#kept.size <= keptDocuments && this.#keptBytes <= keptBytes) break;
      this.#kept.delete(oldest);
      this.#keptBytes -= bytes;
    }
    return kept;
  }
}

interface DocumentSettings {
  readonly schema: GraphQLSchema;
  readonly inferred: Pick<InferredSwitches, "texts">;
}

interface KeptDocument {
  readonly document: DocumentNode;
  readonly bytes: number;
}

type DocumentReading = { readonly document: DocumentNode } | { readonly errors: readonly GraphQLError[] };

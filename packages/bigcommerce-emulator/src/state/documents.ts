import { type DocumentNode, GraphQLError, type GraphQLSchema, parse, validate } from "graphql";

const keptDocuments = 500;
const maxTokens = 20_000;

/** Parses and validates documents. It keeps the latest, because applications send the same few again and again. */
export class DocumentReader {
  readonly #schema: GraphQLSchema;
  readonly #readings = new Map<string, DocumentReading>();

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  read(query: string): DocumentReading {
    const known = this.#readings.get(query);
    if (known !== undefined) return known;
    const reading = this.#parse(query);
    this.#readings.set(query, reading);
    const oldest = this.#readings.keys().next().value;
    if (this.#readings.size > keptDocuments && oldest !== undefined) this.#readings.delete(oldest);
    return reading;
  }

  #parse(query: string): DocumentReading {
    try {
      const document = parse(query, { maxTokens });
      const errors = validate(this.#schema, document);
      return errors.length === 0 ? { document } : { errors };
    } catch (error) {
      return { errors: [error instanceof GraphQLError ? error : new GraphQLError(String(error))] };
    }
  }
}

type DocumentReading = { readonly document: DocumentNode } | { readonly errors: readonly GraphQLError[] };

import { GraphQLError } from "graphql";

const mostCharacters = 1_000;
const mostWords = 100;

/**
 * The words of a search term, in lower case.
 *
 * @throws GraphQLError for a term that nobody types: each product is searched for each of its words.
 */
export function searchWords(term: string | null | undefined): readonly string[] {
  const text = term ?? "";
  if (text.length > mostCharacters) throw tooLong(`${text.length} characters of at most ${mostCharacters}`);
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length > mostWords) throw tooLong(`${words.length} words of at most ${mostWords}`);
  return words;
}

function tooLong(what: string): GraphQLError {
  return new GraphQLError(`The search term is too long: it has ${what}.`);
}

import type { StorefrontContext } from "../../store/request-context.js";
import { refusal } from "../common/refusal.js";

const mostCharacters = 1_000;
const mostWords = 100;

/**
 * The words of a search term, in lower case.
 *
 * @throws GraphQLError for a term that nobody types: each product is searched for each of its words.
 */
export function searchWords(
  context: Pick<StorefrontContext, "inferred">,
  term: string | null | undefined,
): readonly string[] {
  const text = term ?? "";
  const characters = text.length;
  if (characters > mostCharacters)
    throw refusal(context, "size.search_term_characters", { characters, limit: mostCharacters });
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length > mostWords)
    throw refusal(context, "size.search_term_words", { words: words.length, limit: mostWords });
  return words;
}

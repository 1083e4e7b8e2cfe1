// The search of an edition, in place of Pagefind's own module: what that gives, but nothing where a word is in no page.
// Pagefind shortens a word that it does not know until it finds something ("zzzz" gives the pages that have a "Z."), and has no option
// against it. A word is known where one of the pages begins with it (the lists that `web/edition/known_words.py` writes beside
// the index) or where Pagefind has another form of it, which it tells of words between quotation marks.
export * from "../pagefind/pagefind.js";
import { search as inIndex } from "../pagefind/pagefind.js";

const PARTS = 64;
const NOTHING = { results: [], unfilteredResultCount: 0, filters: {}, totalFilters: {} };
const lists = new Map();

const folded = (word) => word.normalize("NFD").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

const listed = async (beginning) => {
  const [first, second] = [...beginning];
  const part = (first.codePointAt(0) * 31 + second.codePointAt(0)) % PARTS;
  const address = new URL(`../pagefind/words/${document.documentElement.lang}/${part}.txt`, import.meta.url);
  if (!lists.has(part)) {
    lists.set(part, fetch(address).then((answer) => (answer.ok ? answer.text() : null)));
  }
  const words = await lists.get(part);
  // Where the lists are missing Pagefind has the word.
  return words === null || `\n${words}`.includes(`\n${beginning}`);
};

const isKnown = async (word) => {
  const beginning = folded(word);
  // Of one sign alone Pagefind finds what begins with it, or nothing.
  if ([...beginning].length < 2 || (await listed(beginning))) return true;
  return (await inIndex(`"${word}"`)).results.length > 0;
};

// A word as the pages have it: as it is written, else with the letter that keyboards lack, else its parts between signs, without single letters.
const asKnown = async (word) => {
  for (const written of [word, word.replaceAll("oe", "œ").replaceAll("ae", "æ")]) {
    if (await isKnown(written)) return written;
  }
  const parts = word.split(/[^\p{L}\p{M}\p{N}]+/u).filter((part) => part.length > 1);
  const known = await Promise.all(parts.map(isKnown));
  return parts.length > 0 && parts[0] !== word && known.every(Boolean) ? parts.join(" ") : null;
};

export const search = async (term, options) => {
  if (!term || /^\s*".+"\s*$/.test(term)) return inIndex(term, options);
  const words = await Promise.all(term.trim().split(/\s+/).map(asKnown));
  return words.includes(null) ? NOTHING : inIndex(words.join(" "), options);
};

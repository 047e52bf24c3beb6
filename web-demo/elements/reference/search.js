// Searching the reference: every word must occur, and what is named so stands before what only mentions it.

/** The entries with all words of a query, the best first. */
export function found(pages, query) {
  const asked = wordsOf(query);
  if (asked.length === 0) return [];
  const results = [];
  for (const { file, title: chapter, entries } of pages) {
    for (const [anchor, title, text] of entries) {
      const rank = rankOf(asked, { anchor: anchor.toLowerCase(), title: title.toLowerCase(), rest: `${chapter} ${text}`.toLowerCase() });
      if (rank > 0) results.push({ rank, address: `${file}#${encodeURIComponent(anchor)}`, title, chapter, text });
    }
  }
  // Equals keep the order of the pages.
  return results.sort((one, other) => other.rank - one.rank).map(({ rank: _, ...result }) => result);
}

// What all words earn together; nothing where one does not occur.
function rankOf(asked, { anchor, title, rest }) {
  let rank = 0;
  for (const word of asked) {
    const earned = earnedBy(word, anchor, title, rest);
    if (earned === 0) return 0;
    rank += earned;
  }
  return anchor === asked.join("-") ? rank + 100 : rank;
}

function earnedBy(word, anchor, title, rest) {
  if (anchor === word || title === word) return 50;
  if (wordsOf(title).includes(word) || anchor.split(/[-.:]/).includes(word)) return 20;
  if (title.includes(word) || anchor.includes(word)) return 10;
  return rest.includes(word) ? 1 : 0;
}

function wordsOf(text) {
  return text.toLowerCase().split(/[\s,;]+/).filter(Boolean);
}

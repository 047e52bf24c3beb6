// The words of the reference element. What is found is the rules' own text.

export const english = {
  search: "Search the reference",
  help: "Services, keys, checks, rates, quotas, questions and outcomes, by any of their words.",
  found: (count) => (count === 0 ? "Nothing found" : `${count} found`),
  more: (count, left) => `Show ${count} more of ${left}`,
};

export const german = {
  search: "Nachschlagen",
  help: "Dienste, Schlüssel, Prüfungen, Preise, Grenzwerte, Fragen und Ergebnisse, nach jedem ihrer Wörter (auf Englisch).",
  found: (count) => (count === 0 ? "Nichts gefunden" : `${count} gefunden`),
  more: (count, left) => `${count} weitere von ${left} anzeigen`,
};

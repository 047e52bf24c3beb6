// The wizard's state and its steps: which answers there are, which question is on the screen.

/** The start of an interview with the answers given so far. */
export function begin(decision, answers = {}) {
  return { decision, answers, editing: undefined, result: undefined, extra: [] };
}

/**
 * The same with the engine's view of the answers. Questions that only refine the result stay on the screen
 * once they are answered, for as long as the outcome stays.
 */
export function decided(state, engine, options) {
  const result = engine.decide(state.decision, state.answers, options);
  const same = result.outcome && result.outcome.id === state.result?.outcome?.id;
  const open = result.refine.map((refinement) => refinement.question);
  const given = result.outcome ? Object.keys(state.answers).filter((question) => isExtra(state, result, question)) : [];
  const extra = [...new Set([...(same ? state.extra : []), ...open, ...given])];
  return { ...state, result, extra };
}

/** With one more answer, or another one in its place; an empty answer takes it back. */
export function answered(state, question, answer) {
  const answers = { ...state.answers };
  if (answer === undefined) delete answers[question];
  else answers[question] = answer;
  return { ...state, answers, editing: undefined };
}

/** With an earlier question on the screen again. */
export function edited(state, question) {
  return { ...state, editing: question };
}

/** The question before the one on the screen; `undefined` where there is none. */
export function previous(state) {
  const asked = state.result.trail.map((step) => step.question);
  const place = asked.indexOf(state.editing);
  return place < 0 ? asked.at(-1) : asked[place - 1];
}

/** The question on the screen; `undefined` where the result is. */
export function current(state, questions) {
  return state.editing ? questions.get(state.editing) : state.result.question;
}

// Answers that the way to the outcome does not use, and that are yet not unused.
function isExtra(state, result, question) {
  return !result.unused.includes(question) && !result.trail.some((step) => step.question === question);
}

/** A start that happens once, whoever asks; after a failure it is tried again. */
export function once(start) {
  let started;
  return () => {
    started ??= start().catch((failure) => {
      started = undefined;
      throw failure;
    });
    return started;
  };
}

interface Spinner {
  readonly start: () => Spinner;
  readonly succeed: () => Spinner;
  readonly fail: () => Spinner;
  readonly stop: () => Spinner;
}

/** A spinner that nobody sees, in the place of `ora` in tests. */
export default function noSpinner(): Spinner {
  const spinner: Spinner = { start: () => spinner, succeed: () => spinner, fail: () => spinner, stop: () => spinner };
  return spinner;
}

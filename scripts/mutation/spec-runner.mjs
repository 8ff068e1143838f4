import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core';
import { PluginKind, declareClassPlugin } from '@stryker-mutator/api/plugin';
import { DryRunStatus, determineHitLimitReached, toMutantRunResult } from '@stryker-mutator/api/test-runner';
import { loadSpecs } from './load-specs.mjs';
import { runSpecs } from './run-specs.mjs';

const { ACTIVE_MUTANT, CURRENT_TEST_ID, HIT_COUNT, HIT_LIMIT, MUTATION_COVERAGE_OBJECT, NAMESPACE } =
  INSTRUMENTER_CONSTANTS;

/** What the changed sources and Stryker tell each other. */
const told = (globalThis[NAMESPACE] = {});

/**
 * Runs the unit tests for Stryker within one process. The sources are evaluated anew for each change,
 * with the change made, but the libraries are loaded once: loading them takes longer than all tests.
 */
class SpecRunner {
  #evaluate;

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    this.#evaluate = await loadSpecs(['state', 'gate', 'command'].map((name) => `projects/livechat-core/src/${name}`));
  }

  async dryRun() {
    told[MUTATION_COVERAGE_OBJECT] = { static: {}, perTest: {} };
    const tests = await runSpecs(this.#evaluate, { onStart: (id) => (told[CURRENT_TEST_ID] = id) });
    told[CURRENT_TEST_ID] = undefined;
    return { status: DryRunStatus.Complete, tests, mutantCoverage: told[MUTATION_COVERAGE_OBJECT] };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, disableBail }) {
    told[ACTIVE_MUTANT] = activeMutant.id;
    told[HIT_LIMIT] = hitLimit;
    told[HIT_COUNT] = hitLimit === undefined ? undefined : 0;
    const tests = await runSpecs(this.#evaluate, { only: testFilter, endsAtFailure: !disableBail });
    const endless = determineHitLimitReached(told[HIT_COUNT], hitLimit);
    told[ACTIVE_MUTANT] = undefined;
    return toMutantRunResult(endless ?? { status: DryRunStatus.Complete, tests }, disableBail);
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'specs', SpecRunner)];

/** What must be undone however the run ends: processes stopped, PostgreSQL clusters and directories removed. */

const steps = [];
let undoing;

/** Adds a step; the last one added is done first. */
export function afterwards(step) {
  steps.push(step);
}

/** Does what is still to be done; a step that fails does not keep the others from being done. */
export function cleanUp() {
  undoing ??= (async () => {
    for (let step = steps.pop(); step; step = steps.pop()) {
      await Promise.resolve()
        .then(step)
        .catch((error) => console.error(`Left behind: ${error.message}`));
    }
    undoing = undefined;
  })();
  return undoing;
}

const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };

for (const [signal, code] of Object.entries(SIGNALS)) {
  process.on(signal, () => cleanUp().finally(() => process.exit(code)));
}

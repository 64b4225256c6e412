/** Prints the outcome as the last word of a run. */
export default class ClosingLine {
  onRunComplete(_contexts, { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites }) {
    // A file that could not even be loaded has failed, though it counts no test.
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    const skipped = numPendingTests > 0 ? `${numPendingTests} skipped; ` : '';
    setImmediate(() => console.log(`${skipped}${numPassedTests} passed, ${failed} failed`));
  }
}

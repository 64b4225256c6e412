/** Stops what `start-postgres` started. */
export default async function stopPostgres(): Promise<void> {
  const started: unknown = Reflect.get(process, 'stopMaalbarPostgres');
  if (typeof started === 'object' && started && 'run' in started && typeof started.run === 'function') {
    await started.run();
  }
}

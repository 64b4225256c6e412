/** Preloaded into a measured process: says when asked, and at its end, what it has used. */
process.on('message', () => process.send?.(usage()));
// Whoever measured is gone, without having had time to end us.
process.on('disconnect', () => process.exit());
process.channel?.unref();
process.on('exit', () => {
  process.stderr.write(`peak memory ${usage().peakMegabytes} MB\n`);
});

function usage() {
  const { user, system } = process.cpuUsage();
  return {
    cpuMilliseconds: (user + system) / 1000,
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

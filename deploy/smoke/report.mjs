const seconds = (since) => ((performance.now() - since) / 1_000).toFixed(1).padStart(6);

/** Does one thing and says in one line whether it went as it should. A check that fails ends the run. */
export async function check(title, work) {
  const startedAt = performance.now();
  try {
    const result = await work();
    process.stdout.write(`ok     ${seconds(startedAt)} s  ${title}\n`);
    return result;
  } catch (error) {
    process.stdout.write(`FAILED ${seconds(startedAt)} s  ${title}\n`);
    throw error;
  }
}

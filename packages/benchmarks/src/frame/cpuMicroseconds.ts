/**
 * Processor time that this process takes for the work, with its collection of garbage and its compiling. What others
 * on the machine do in the meantime is not in it.
 */
export async function cpuMicroseconds(
  work: () => void | Promise<void>,
): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

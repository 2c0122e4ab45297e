const ICONS: Readonly<Record<string, string>> = {
  Pending: '◌',
  Terminating: '◌',
  ContainerCreating: '◌',
  Running: '✔',
  Completed: '✔',
  Failed: '✖',
  InvalidImageName: '✖',
  CrashLoopBackOff: '✖',
  ImagePullBackOff: '⚠',
  RegistryUnavailable: '⚠',
  Unknown: '?',
};

/** The sign that upstream puts before the status of a pod; a blank where it knows none. */
export function podIcon(status: string): string {
  if (status.startsWith('Init:')) return '◌';
  if (/^(Signal|ExitCode):/.test(status)) return '✖';
  if (status.endsWith('Error') || status.startsWith('Err')) return '⚠';
  return ICONS[status] ?? ' ';
}

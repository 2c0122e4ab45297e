/** What `ProcessSupervisor` tells the supervisor program, and what that reports. */
export type SupervisorCommand =
  | {
      do: 'start';
      id: string;
      command: string;
      args: string[];
      env: Record<string, string>;
      cwd?: string;
      log: string;
    }
  | { do: 'signal'; id: string; signal: NodeJS.Signals };

export type SupervisorReport =
  | { event: 'started'; id: string; pid: number }
  | { event: 'signalled'; id: string }
  | { event: 'ended'; id: string; reason: string };

/** Both ends are this package's own files, so the lines are trusted to be of their type. */
export function parseSupervisorCommand(line: string): SupervisorCommand {
  return JSON.parse(line);
}

export function parseSupervisorReport(line: string): SupervisorReport {
  return JSON.parse(line);
}

import { startHubProcess, type HubProcess, type HubSettings } from "../../hub/testing/start-hub-process.ts";

/** One supervised process of the hub. It is started again, and counted, when it ends by itself. */
export type Member = {
  readonly name: string;
  readonly serves: boolean;
  readonly works: boolean;
  url(): string;
  kill(): Promise<void>;
  /** Starts it again after `kill`. */
  restart(): Promise<void>;
  signal(signal: "SIGSTOP" | "SIGCONT" | "SIGKILL"): void;
  /** Returns the last output of each time the process ended by itself. */
  exits(): readonly string[];
  close(): Promise<void>;
};

const LOOK_MS = 200;

/** Starts a process of the hub and keeps it running. */
export async function startMember(name: string, settings: HubSettings): Promise<Member> {
  const exits: string[] = [];
  // The simulated platform listens on this machine.
  const withPlatform = { ...settings, PRIVATE_HOSTS: "127.0.0.1" };
  let hub: HubProcess = await startHubProcess(withPlatform);
  let expected = false;
  const restart = async () => {
    hub = await startHubProcess(withPlatform);
    expected = false;
  };
  const kill = async () => {
    expected = true;
    await hub.kill();
  };
  const timer = setInterval(() => {
    if (expected || isAlive(hub.pid)) return;
    expected = true;
    exits.push(`${name} ended by itself: ${hub.output().slice(-600)}`);
    restart().catch((error: unknown) => void exits.push(`${name} does not start again: ${String(error)}`));
  }, LOOK_MS);
  return {
    name,
    serves: settings["ROLE"] !== "worker",
    works: settings["ROLE"] !== "server",
    url: () => hub.url,
    kill,
    restart,
    signal: (signal) => void process.kill(hub.pid, signal),
    exits: () => exits,
    async close() {
      clearInterval(timer);
      expected = true;
      await hub.stop();
    },
  };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

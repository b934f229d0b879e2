import { readdirSync, readFileSync } from "node:fs";

/** Returns the processor time, in microseconds, of a process and its descendants so far, ended children included. */
export function cpuOf(root: number): number {
  return treeOf(root).reduce((sum, pid) => sum + usedBy(pid), 0);
}

/** Lists a process and its descendants. */
export function treeOf(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const pid of readdirSync("/proc").map(Number).filter(Boolean)) {
    const parent = Number(fieldsOf(pid)[1] ?? 0);
    children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const found: number[] = [];
  for (const next = [root]; next.length > 0;) {
    const pid = next.pop() ?? 0;
    found.push(pid);
    next.push(...(children.get(pid) ?? []));
  }
  return found;
}

const TICK_US = 10_000;

/** Adds the time of its own threads, in nanoseconds, to that of its ended children, in kernel ticks. */
function usedBy(pid: number): number {
  const threads = list(`/proc/${pid}/task`);
  const own = threads.reduce(
    (sum, thread) => sum + Number(read(`/proc/${pid}/task/${thread}/schedstat`).split(" ")[0] ?? 0) / 1_000,
    0,
  );
  const [childUser = 0, childSystem = 0] = fieldsOf(pid).slice(13, 15).map(Number);
  return own + (childUser + childSystem) * TICK_US;
}

/** Returns the fields after the name. The name is in parentheses and may contain anything. */
const fieldsOf = (pid: number): string[] => read(`/proc/${pid}/stat`).split(") ").at(-1)?.split(" ") ?? [];

/** A process may end while its files are read. */
function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

function list(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

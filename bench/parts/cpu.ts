import { readdirSync, readFileSync } from "node:fs";

/** Processor time, in microseconds, that a process and everything below it has used so far, ended children included. */
export function cpuOf(root: number): number {
  return treeOf(root).reduce((sum, pid) => sum + usedBy(pid), 0);
}

/** A process and all below it. */
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

/** Its own threads to the nanosecond; what its ended children had used, in the kernel's ticks. */
function usedBy(pid: number): number {
  const threads = list(`/proc/${pid}/task`);
  const own = threads.reduce(
    (sum, thread) => sum + Number(read(`/proc/${pid}/task/${thread}/schedstat`).split(" ")[0] ?? 0) / 1_000,
    0,
  );
  const [childUser = 0, childSystem = 0] = fieldsOf(pid).slice(13, 15).map(Number);
  return own + (childUser + childSystem) * TICK_US;
}

/** What follows the name, which stands in parentheses and may hold anything: state, parent … */
const fieldsOf = (pid: number): string[] => read(`/proc/${pid}/stat`).split(") ").at(-1)?.split(" ") ?? [];

/** Processes come and go while one looks. */
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

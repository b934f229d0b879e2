import { createByteBudget } from "../access/index.ts";
import type { SendTask } from "../deliveries/index.ts";
import type { Rendered } from "../protocol/index.ts";

/** Bounds the bytes of files that sends hold in memory at once. */
export type FileMemory = {
  /** Takes what a call may need; null when it has to wait. The answer gives it back. */
  take(task: Pick<SendTask, "parts">, call: Rendered | undefined): (() => void) | null;
};

/** A message larger than all of it goes alone. */
export function createFileMemory(total: number): FileMemory {
  const budget = createByteBudget(total);
  return {
    take: ({ parts }, call) =>
      call?.attachments ? budget.acquire(Math.min(total, bytesOf(parts)), []) : () => {},
  };
}

/** A call may bring any of its message's files. */
const bytesOf = (parts: SendTask["parts"]): number =>
  parts.reduce((sum, { size }) => sum + (typeof size === "number" ? size : 0), 0);

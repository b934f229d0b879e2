import type { StageAccount, StageWorld } from "./stage-world.ts";

/** Records an accepted send or edit and drops the oldest beyond the limit. */
export function recordSend<Send>(world: StageWorld, { sends }: StageAccount<Send>, sent: Send): void {
  const { sends: limit } = world.limits;
  if (limit === 0) return;
  sends.push(sent);
  // Drops many at once: removing one from a long list for each send would cost more than the send.
  if (sends.length > limit * 1.1) sends.splice(0, sends.length - limit);
}

export type SnoozeName = "hour" | "evening" | "tomorrow" | "monday";

/** Returns the snooze times from now; leaves out an evening that has started, and on a Sunday the Monday that is tomorrow. */
export function snoozeTimes(now: Date): readonly { readonly name: SnoozeName; readonly at: Date }[] {
  const evening = atHour(now, 0, 18);
  const tomorrow = atHour(now, 1, 9);
  const monday = atHour(now, (8 - now.getDay()) % 7 || 7, 9);
  return [
    { name: "hour" as const, at: new Date(now.getTime() + 3_600_000) },
    ...(evening.getTime() - now.getTime() > 3_600_000 ? [{ name: "evening" as const, at: evening }] : []),
    { name: "tomorrow" as const, at: tomorrow },
    ...(monday.getTime() === tomorrow.getTime() ? [] : [{ name: "monday" as const, at: monday }]),
  ];
}

function atHour(now: Date, days: number, hour: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour);
}

/** Local time in which no card comes by itself. An end at or before its start lies on the next day. */
export type QuietHours = { readonly from: string; readonly to: string; readonly zone: string };

/** Says until when cards wait at a moment; null outside of quiet hours. Pure. */
export function quietUntil({ from, to, zone }: QuietHours, now: Temporal.Instant): Temporal.Instant | null {
  const local = now.toZonedDateTimeISO(zone);
  const [start, end] = [Temporal.PlainTime.from(from), Temporal.PlainTime.from(to)];
  // Yesterday's hours may run past midnight.
  for (const days of [-1, 0]) {
    const day = local.toPlainDate().add({ days });
    const begins = day.toZonedDateTime({ timeZone: zone, plainTime: start });
    const overnight = Temporal.PlainTime.compare(end, start) <= 0;
    const ends = day.add({ days: overnight ? 1 : 0 }).toZonedDateTime({ timeZone: zone, plainTime: end });
    if (Temporal.ZonedDateTime.compare(local, begins) >= 0 && Temporal.ZonedDateTime.compare(local, ends) < 0)
      return ends.toInstant();
  }
  return null;
}

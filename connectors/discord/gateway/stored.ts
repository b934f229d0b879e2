import type { JsonObject } from "../../../core/kernel/json.ts";
import { idIn } from "../normalise/read.ts";
import type { Place } from "../types.ts";
import type { Places } from "./places.ts";

/** Adds to an event what `normalise` needs and the event itself does not say. */
export function storedOf(
  { t, s, d }: { readonly t: string; readonly s?: number; readonly d: JsonObject },
  session: string | undefined,
  me: string | null,
  places: Places,
): JsonObject {
  const isOfChannel = /^(CHANNEL|THREAD)_/.test(t);
  const channel = idIn(d, "channel_id") ?? (isOfChannel ? idIn(d, "id") : undefined);
  const guild = t.startsWith("GUILD_") ? idIn(d, "id") : idIn(d, "guild_id");
  const place = places.placeOf(channel ?? "", guild);
  return {
    t,
    d: t === "GUILD_CREATE" ? { id: d["id"] ?? null, name: d["name"] ?? null } : d,
    ...(s !== undefined && { s }),
    ...(session !== undefined && { session }),
    ...(me !== null && { me }),
    ...(place && { place: json(place) }),
  };
}

const json = ({ guild, parent, ...own }: Place): JsonObject => ({
  ...own,
  ...(guild && { guild: { ...guild } }),
  ...(parent && { parent: { ...parent } }),
});

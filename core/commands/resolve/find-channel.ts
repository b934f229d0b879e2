import { can } from "../../access/index.ts";
import { listChannels } from "../../channels/index.ts";
import { NOTHING, type Finds } from "./candidate.ts";
import { matchNames } from "./match-names.ts";

/** A channel by name, for those who may view channels. */
export const findChannel: Finds<"channel"> = async (tx, { actor }, { said }) => {
  if (!can(actor, "channel.read")) return NOTHING;
  const all = (await listChannels(tx)).map(({ id, name, connector }) => ({
    value: { id, name },
    label: `${name} (${connector})`,
    said: id,
    names: [name],
  }));
  return matchNames(said, all);
};

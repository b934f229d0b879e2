import type { Form } from "../../form.ts";
import { refuse } from "../../refusal.ts";
import { FLAGS } from "../../wire.ts";
import type { Channel, Interaction } from "../../world.ts";
import type { Call } from "../call.ts";

/** Returns the interaction whose token a call brings. */
export function interactionOf({ interaction }: Call): Interaction {
  if (!interaction) throw refuse.unknownInteraction();
  return interaction;
}

/** Returns the channel of an interaction. Its token needs no permission there. */
export function channelOf({ world }: Call, { channelId }: Interaction): Channel {
  const channel = world.channels.get(channelId);
  if (!channel) throw refuse.unknownChannel();
  return channel;
}

/** Whether a message is for the person alone. */
export const isEphemeral = (form: Form | null): boolean =>
  (Number(form?.value.flags ?? 0) & FLAGS.ephemeral) !== 0;

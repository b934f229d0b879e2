import type { PlayedPlatform } from "../../stage/played-platform.ts";
import { channelFor } from "../people/speaker.ts";
import { submitForm } from "../people/submit-form.ts";
import { type } from "../people/type.ts";
import { useCommand } from "../people/use-command.ts";
import type { App, World } from "../world.ts";

type Actions = Required<Pick<PlayedPlatform<World, App>, "command" | "submit" | "type">>;

/** What people do in a channel besides writing. */
export const roomActions: Actions = {
  command: ({ world, account, roomId }, { from, name, options }) => ({
    id: useCommand(world, account, channelFor(world, roomId), { from, name, options }).id,
    answered: false,
  }),
  submit: ({ world }, { form, values }) => ({ id: submitForm(world, form, values).id, answered: false }),
  type: ({ world, roomId }, { from }) => type(world, channelFor(world, roomId), from),
};

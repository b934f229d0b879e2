import type { StageNews } from "../stage/control-api.ts";
import { publish } from "../stage/stage-world.ts";
import { presentFacts } from "./played/present-message.ts";
import { presentForm } from "./played/present-form.ts";
import type { App, Interaction, Message, World } from "./world.ts";

/** Tells the pages of every application something. */
export function tellPages(world: World, word: (app: App) => StageNews): void {
  world.revision += 1;
  for (const app of world.apps.values()) publish(world, app, () => word(app));
}

/** Tells the pages of a message that is new or changed. */
export function tellOfMessage(world: World, message: Message, kind: "message" | "changed"): void {
  tellPages(world, (app) => ({ kind, message: presentFacts(world, app, message) }));
}

/** Tells the pages how a use of a command or component went: a form was opened, or nobody has responded. */
export function tellOfUse(world: World, interaction: Interaction): void {
  const app = [...world.apps.values()].find(({ id }) => id === interaction.appId);
  if (!app) return;
  const { id: use, userId } = interaction;
  const form = presentForm(interaction);
  if (form) publish(world, app, () => ({ kind: "form", use, form }));
  else
    publish(world, app, () => ({
      kind: "answer",
      use,
      answer: { person: userId, alert: false, text: interaction.response === null ? NO_RESPONSE : "" },
    }));
}

const NO_RESPONSE = "The application did not respond";

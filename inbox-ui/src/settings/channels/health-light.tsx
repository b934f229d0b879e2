import type { Channel } from "../../api/types.ts";
import { isDraft } from "./is-draft.ts";
import { channelsWords } from "./words/index.ts";

/** Shows a channel's state as a light and a word. */
export function HealthLight(props: { readonly channel: Channel }) {
  const say = () => channelsWords();
  const isPaused = () => props.channel.status === "paused" && !isDraft(props.channel);
  return (
    <span class="light" data-state={isPaused() ? "unknown" : props.channel.health.state}>
      {isPaused() ? say().paused : say().states[props.channel.health.state]}
    </span>
  );
}

import type { LocalMessage } from "../../live/state.ts";
import { inboxWords } from "../words/index.ts";
import { clockTime, fullTime, mediumTime } from "../../words/time.ts";
import { PROPERTIES } from "../conversation/property-table.tsx";

/** Shows a system message in one quiet line. */
export function EventLine(props: { readonly message: LocalMessage }) {
  return (
    <p class="event">
      <span>{sentence(props.message)}</span>{" "}
      <time datetime={props.message.sentAt} title={fullTime(props.message.sentAt)}>
        {clockTime(props.message.sentAt)}
      </time>
    </p>
  );
}

function sentence({ event, author, text }: LocalMessage): string {
  const say = inboxWords().events;
  const who = author.name || say.someone;
  const fact = (name: string) => (typeof event?.facts[name] === "string" ? event.facts[name] : "");
  switch (event?.kind) {
    case "assigned":
      if (!fact("to")) return say.unassigned(who);
      return isToThemselves(author, fact("toId"), fact("to"))
        ? say.taken(who)
        : say.assigned(who, fact("to"));
    case "resolved":
      return say.resolved(who);
    case "reopened":
      return author.kind === "contact" ? say.reopenedByMessage(who) : say.reopened(who);
    case "set_pending":
      return say.pending(who);
    case "snoozed":
      return say.snoozed(who, fact("until") ? mediumTime(fact("until")) : "");
    case "woken":
      return author.kind === "contact" ? say.wokenByMessage(who) : say.woken;
    case "labelled":
      return say.labelled(who, listOf(event.facts.added), listOf(event.facts.removed));
    case "joined":
      return say.joined(fact("name") || who);
    case "blocked_us":
      return say.blocked(fact("name") || who);
    case "unblocked_us":
      return say.unblocked(fact("name") || who);
    case "renamed":
      return say.renamed(fact("title"));
    case "loop_budget_spent":
      return say.budgetSpent(Number(event.facts.messages ?? 0));
    case "left":
      return say.left(fact("name") || who);
    default: {
      const property = PROPERTIES.find((one) => one.event === event?.kind);
      if (property) return property.sentence(who, fact(property.name));
      return text.text || say.other((event?.kind ?? "").replaceAll("_", " "));
    }
  }
}

/** Compares by id; older entries have only the name. */
const isToThemselves = (author: LocalMessage["author"], id: string, name: string) =>
  id === "" ? name === author.name : id === author.id;

const listOf = (labels: unknown): string =>
  Array.isArray(labels) ? labels.filter((label) => typeof label === "string").join(", ") : "";

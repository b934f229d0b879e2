import type { JSX } from "solid-js";
import type { Conversation } from "../../api/types.ts";
import { optimisticUpdate } from "../../live/optimistic-update.ts";
import { inboxWords } from "../words/index.ts";

/** A field of a conversation with a few possible values. */
type Definition<Value extends string> = {
  /** The field on the wire, and the fact of its system message that holds the new value. */
  readonly name: keyof Conversation;
  readonly permission: string;
  /** The values in the order of the menu. */
  readonly values: readonly Value[];
  readonly title: () => string;
  readonly valueTitle: (value: Value) => string;
  /** The icon before the value in the menu. */
  readonly mark?: (value: Value) => JSX.Element;
  readonly read: (conversation: Conversation) => Value;
  readonly change: (value: Value) => Partial<Conversation>;
  readonly save: (conversationId: string, value: Value) => Promise<Conversation>;
  /** The kind and text of the system message that a change adds to the thread. */
  readonly event: string;
  readonly sentence: (who: string, value: string) => string;
};

/** A property as menu, panel and thread use it. */
export type Property = Pick<
  Definition<string>,
  "name" | "permission" | "title" | "read" | "event" | "sentence"
> & {
  readonly shown: (conversation: Conversation) => string;
  readonly options: () => readonly Option[];
};

type Option = {
  readonly value: string;
  readonly title: string;
  readonly mark: () => JSX.Element;
  /** Shows the value at once and saves it; a refusal restores the old one. */
  readonly choose: (conversationId: string) => Promise<boolean>;
};

/** Creates a property from its definition. */
export const defineProperty = <Value extends string>(definition: Definition<Value>): Property => ({
  ...definition,
  shown: (conversation) => definition.valueTitle(definition.read(conversation)),
  options: () =>
    definition.values.map((value) => ({
      value,
      title: definition.valueTitle(value),
      mark: () => definition.mark?.(value),
      choose: (id) =>
        optimisticUpdate(
          id,
          inboxWords().actions.failed.property(definition.title()),
          definition.change(value),
          () => definition.save(id, value),
        ),
    })),
});

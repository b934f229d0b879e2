import { useNavigate } from "@solidjs/router";
import { addChannel } from "../../api/channels.ts";
import { renew } from "../../api/query-client.ts";
import type { Connector } from "../../api/types.ts";
import { attempt } from "../../parts/attempt.ts";
import { Form } from "../../parts/form/form.tsx";
import { PlatformMark } from "../../parts/platform-mark.tsx";
import { words } from "../../words/index.ts";
import { AccountFields, RefusalPage } from "./account-fields.tsx";
import { authorise } from "./authorise.ts";
import { readValues } from "./form-values.ts";
import { Guide } from "./guide.tsx";
import { isDraft } from "./is-draft.ts";
import { useRefusalPage } from "./use-refusal-page.ts";
import { channelsWords } from "./words/index.ts";

type Props = { readonly connector: Connector; readonly back: () => void };

/** Shows the form of a new account beside its guide. What is refused stays typed, with what is wrong at its field. */
export function SetUp(props: Props) {
  const navigate = useNavigate();
  const { page, watch } = useRefusalPage();
  const say = () => channelsWords();
  const save = (form: FormData) =>
    watch(async () => {
      const { kind, authorises } = props.connector;
      const channel = await addChannel({
        connector: kind,
        name: String(form.get("name")),
        ...readValues(form, props.connector),
      });
      renew("channel");
      navigate(`/settings/channels/${channel.id}`);
      // The channel exists: what is wrong with the sign-in is told on its page, which offers it again.
      if (authorises && isDraft(channel)) await attempt(() => authorise(channel.id));
    });
  return (
    <div class="with-guide">
      <Form
        label={say().add}
        save={save}
        saveTitle={props.connector.authorises ? say().connectWith(props.connector.name) : say().connect}
        cancel={() => navigate("/settings/channels")}
      >
        <Platform {...props} />
        <AccountFields connector={props.connector} name={props.connector.name} nameHint={say().nameHint} />
        <RefusalPage href={page()} />
      </Form>
      <Guide steps={props.connector.guide} />
    </div>
  );
}

function Platform(props: Props) {
  return (
    <div class="inline">
      <PlatformMark connector={props.connector.kind} />
      <strong>{props.connector.name}</strong>
      <button type="button" class="button" data-kind="link" onClick={() => props.back()}>
        {words().common.back}
      </button>
    </div>
  );
}

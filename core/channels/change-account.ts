import { invalid } from "../kernel/errors.ts";
import type { JsonObject } from "../kernel/json.ts";
import type { Account, Connector } from "../protocol/index.ts";
import type { OpenChannel } from "./access.ts";
import { formFields } from "./form-fields.ts";
import { movedSetting } from "./moved-setting.ts";
import { readCredentials, readSettings, withoutEmpty, withoutSecrets } from "./read-config.ts";

type Change = {
  readonly credentials?: JsonObject | undefined;
  readonly settings?: JsonObject | undefined;
};

/** `moved` says that its secrets are sent to another address than before. */
type Changed = { readonly account: Account; readonly moved: boolean };

/** Applies changed fields to an account. Throws `channel_invalid` and `secrets_needed`. */
export function changeAccount(
  { connector, account }: OpenChannel,
  { credentials = {}, settings = {} }: Change,
  locked: boolean,
): Changed {
  // An empty field keeps its secret, because members cannot read it to enter it again.
  const given = withoutEmpty(credentials);
  const settled = readSettings(connector, { ...account.settings, ...settings });
  const moved = movedSetting(connector, account.settings, settled);
  if (locked) needSecrets(connector, given, "the saved value can't be decrypted");
  if (moved)
    needSecrets(
      connector,
      given,
      `you changed “${moved.title}”, and saved credentials are not sent to a new address`,
    );
  const kept = moved ? withoutSecrets(connector, account.credentials) : account.credentials;
  return {
    account: {
      ...account,
      credentials: readCredentials(connector, { ...kept, ...given }),
      settings: settled,
    },
    moved: moved !== undefined,
  };
}

/** Requires the secrets again when their address changes, because another address could read them. Secrets with a default are generated again. */
function needSecrets({ config }: Connector, given: JsonObject, reason: string): void {
  const lacking = formFields(config.credentials).filter(
    ({ name, secret, required }) => secret && required && given[name] === undefined,
  );
  if (lacking[0])
    throw invalid(
      "secrets_needed",
      `Enter “${lacking.map(({ title }) => title).join("” and “")}” again: ${reason}.`,
      { field: lacking[0].name },
    );
}

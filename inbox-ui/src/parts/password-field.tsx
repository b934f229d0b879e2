import { Field } from "./field.tsx";

type Props = {
  readonly title: string;
  readonly hint?: string | undefined;
  /** The name in the form. */
  readonly name?: string;
  /** A new password is offered to password managers, and has a length. */
  readonly isNew?: boolean;
};

/** The shortest new password, in characters; the hub refuses shorter ones too. */
const SHORTEST = 10;

/** Asks for a password, as browsers and password managers expect it. */
export function PasswordField(props: Props) {
  return (
    <Field title={props.title} hint={props.hint}>
      {(id, hintId) => (
        <input
          class="input"
          id={id}
          name={props.name ?? "password"}
          type="password"
          required
          minlength={props.isNew ? SHORTEST : undefined}
          maxlength="200"
          autocomplete={props.isNew ? "new-password" : "current-password"}
          aria-describedby={hintId}
        />
      )}
    </Field>
  );
}

/** Tells password managers whose password a form asks for. */
export const AccountName = (props: { readonly email: string }) => (
  <input hidden type="email" name="username" autocomplete="username" value={props.email} readonly />
);

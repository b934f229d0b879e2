/** A finding about an account's health, with what a person does about it. */
export type HealthFinding = {
  readonly code: string;
  readonly severity: "ok" | "warning" | "broken";
  readonly text: string;
  readonly fix?: string;
  /** What a person is offered to mend it. */
  readonly action?: FindingAction;
  /** The field of the set-up form that it is about: the name of a credential or of a setting. */
  readonly field?: string;
  /** Text that a person scans as a QR code to connect (WhatsApp Web). */
  readonly scan?: string;
};

/** `repair`: `connect.install` mends it by itself. `authorise`: signing in again. `scan`: scanning `scan`. `href`: on the platform's own page. */
export type FindingAction = "repair" | "authorise" | "scan" | { readonly href: string };

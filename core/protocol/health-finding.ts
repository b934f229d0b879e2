/** A finding about an account's health, with what a person (or `repair`) does about it. */
export type HealthFinding = {
  readonly code: string;
  readonly severity: "ok" | "warning" | "broken";
  readonly text: string;
  readonly fix?: string;
  /** Whether `connect.install` mends it by itself. */
  readonly repairable?: boolean;
  /** Text that a person scans as a QR code to connect (WhatsApp Web). */
  readonly scan?: string;
};
